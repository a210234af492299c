package dev.blogboard.mail;

import java.net.Socket;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** The settings in the words of Angus Mail (package {@code org.eclipse.angus.mail.smtp}). */
final class SmtpProperties {
    private static final int CONNECT_MILLIS = 30_000;
    /** RFC 5321, 4.5.3.2 asks for minutes of patience at some steps. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private SmtpProperties() {}

    /** @param made is told of each socket */
    static Properties of(MailSettings settings, SSLSocketFactory tls, Consumer<Socket> made) {
        Properties properties = new Properties();
        properties.put("mail.smtp.auth", Boolean.toString(settings.password() != null));
        properties.put("mail.smtp.connectiontimeout", Integer.toString(CONNECT_MILLIS));
        properties.put("mail.smtp.timeout", Long.toString(PATIENCE.toMillis()));
        properties.put("mail.smtp.writetimeout", Long.toString(PATIENCE.toMillis()));
        // Angus leaves Nagle's algorithm on, which waits for the server's delayed acknowledgement at each command.
        properties.put("mail.smtp.socketFactory", new PromptSockets(SocketFactory.getDefault(), made));
        properties.put("mail.smtp.socketFactory.fallback", "false");
        properties.put("mail.smtp.ssl.socketFactory", new PromptTlsSockets(tls, made));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (settings.tls()) {
            case NONE -> properties.put("mail.smtp.starttls.enable", "false");
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
        }
        return properties;
    }
}

package dev.blogboard.mail;

import java.util.Properties;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** The settings in the words of Angus Mail (package {@code org.eclipse.angus.mail.smtp}). */
final class SmtpProperties {
    private static final String CONNECT_MILLIS = "30000";
    /** RFC 5321, 4.5.3.2 asks for minutes of patience at some steps. */
    private static final String ANSWER_MILLIS = "300000";

    private SmtpProperties() {}

    static Properties of(MailSettings settings, SSLSocketFactory tls) {
        Properties properties = new Properties();
        properties.put("mail.smtp.auth", Boolean.toString(settings.password() != null));
        properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.put("mail.smtp.timeout", ANSWER_MILLIS);
        properties.put("mail.smtp.writetimeout", ANSWER_MILLIS);
        // Angus leaves Nagle's algorithm on, which waits for the server's delayed acknowledgement at each command.
        properties.put("mail.smtp.socketFactory", new PromptSockets(SocketFactory.getDefault()));
        properties.put("mail.smtp.socketFactory.fallback", "false");
        properties.put("mail.smtp.ssl.socketFactory", new PromptTlsSockets(tls));
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

package dev.blogboard.mail;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The mailbox to which mail comes back. */
public record ImapSettings(
        String host,
        int port,
        MailSettings.Tls tls,
        String username,
        @Nullable String password,
        String folder) {
    private static final String MILLIS = "60000";

    /** In the words of Angus Mail (package {@code org.eclipse.angus.mail.imap}). */
    Properties properties() {
        Properties properties = new Properties();
        properties.put("mail.imap.connectiontimeout", MILLIS);
        properties.put("mail.imap.timeout", MILLIS);
        properties.put("mail.imap.writetimeout", MILLIS);
        // A message counts as seen once it has been dealt with, not once it has been fetched.
        properties.put("mail.imap.peek", "true");
        properties.put("mail.imap.ssl.checkserveridentity", "true");
        properties.put("mail.imap.ssl.enable", Boolean.toString(tls == MailSettings.Tls.TLS));
        properties.put("mail.imap.starttls.enable", Boolean.toString(tls == MailSettings.Tls.STARTTLS));
        properties.put("mail.imap.starttls.required", Boolean.toString(tls == MailSettings.Tls.STARTTLS));
        return properties;
    }

    /** Without the password, so that it gets into no log. */
    @Override
    public String toString() {
        return "ImapSettings[host=%s, port=%d, tls=%s, username=%s, folder=%s]"
                .formatted(host, port, tls, username, folder);
    }
}

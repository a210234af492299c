package dev.blogboard.app;

import dev.blogboard.mail.ImapSettings;
import dev.blogboard.mail.MailSettings;
import dev.blogboard.mail.MailSettings.DkimSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings of mail, from the configuration. */
final class MailParts {
    private MailParts() {}

    /** @throws ConfigException when a file that it names cannot be read */
    static MailSettings settings(Config config) {
        return new MailSettings(
                emptyToNull(config.mailHost()),
                config.mailPort(),
                config.mailTls(),
                emptyToNull(config.mailUsername()),
                password("mail.password-file", config.mailPassword(), config.mailPasswordFile()),
                config.mailFrom(),
                emptyToNull(config.mailBounceAddress()),
                inbox(config).isPresent(),
                config.dataDir().resolve("outbox"),
                new MailSettings.Limits(config.mailPerSecond(), config.mailPerDomainPerSecond()),
                config.mailDkimKeys().stream().map(key -> dkim(config, key)).toList());
    }

    /** @param key selector=file */
    private static DkimSettings dkim(Config config, String key) {
        String[] parts = key.split("=", 2);
        String domain =
                config.mailDkimDomain().isEmpty() ? MailSettings.domainOf(config.mailFrom()) : config.mailDkimDomain();
        return new DkimSettings(domain, parts[0].strip(), Path.of(parts[1].strip()));
    }

    private static @Nullable String password(String key, String written, String file) {
        if (file.isEmpty()) {
            return emptyToNull(written);
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            throw new ConfigException(key + " is \"" + file + "\", which cannot be read: " + unreadable + ".");
        }
    }

    /** The mailbox that mail comes back to; empty when none is read. */
    static Optional<ImapSettings> inbox(Config config) {
        return config.mailImapHost().isEmpty()
                ? Optional.empty()
                : Optional.of(new ImapSettings(
                        config.mailImapHost(),
                        config.mailImapPort(),
                        config.mailImapTls(),
                        config.mailImapUsername(),
                        password("mail.imap-password-file", config.mailImapPassword(), config.mailImapPasswordFile()),
                        config.mailImapFolder()));
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

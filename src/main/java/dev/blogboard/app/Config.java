package dev.blogboard.app;

import dev.blogboard.mail.MailSettings;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * All that can be configured. Each component is a key of {@code config/blogboard.yaml}, with its default, its meaning and
 * what it may be; an environment variable overrides each ({@code poll.interval} by {@code BLOGBOARD_POLL_INTERVAL}).
 */
public record Config(
        @Option(
                key = "data-dir",
                standard = "data",
                about = "Where the database, the index, the outbox and the backups are kept.")
        Path dataDir,

        @Option(
                key = "poll.interval",
                standard = "adaptive",
                min = 60,
                about =
                        "How long to wait between two polls of a feed that works: a duration such as 30m, or adaptive to"
                                + " go by how often each feed writes, from 5 minutes for the busy to a day for the sleepy.")
        Duration pollInterval,

        @Option(
                key = "poll.concurrency",
                standard = "16",
                min = 1,
                max = 256,
                about = "How many feeds are fetched at once.")
        int pollConcurrency,

        @Option(
                key = "fetch.contact",
                standard = "https://github.com/blogboard/blogboard",
                matches = "https?://\\S+|\\S+@\\S+",
                allowed = "an http or https URL, or a mail address",
                about =
                        "A URL or mail address under which the people whose feeds are fetched can reach you; part of the"
                                + " User-Agent.")
        String fetchContact,

        @Option(
                key = "fetch.per-host",
                standard = "2",
                min = 1,
                max = 64,
                about = "How many requests to one host may be under way at once. The loopback address is exempt when"
                        + " private addresses are allowed.")
        int fetchPerHost,

        @Option(
                key = "fetch.allow-private-addresses",
                standard = "false",
                about = "Whether feeds may be fetched from private, loopback and link-local addresses. Leave this off"
                        + " where people whom you do not know can add feeds.")
        boolean fetchAllowPrivateAddresses,

        @Option(
                key = "pages.fetch",
                standard = "true",
                about = "Whether to fetch the page of an article whose feed does not give its whole text; a new article"
                        + " is matched when that is done, or after a minute.")
        boolean pagesFetch,

        @Option(
                key = "pages.history-per-minute",
                standard = "20",
                min = 0,
                max = 600,
                about = "How many pages of older articles are fetched a minute, no two of one host, so that their text"
                        + " can be searched too; 0 for none.")
        int pagesHistoryPerMinute,

        @Option(
                key = "catalogue.file",
                standard = "config/blogs.opml",
                allowed = "the name of an OPML file, or empty",
                about = "The companies and the feeds of theirs to poll, as OPML. Empty for none. Where the default file"
                        + " is not there, the copy in the jar is used.")
        String catalogueFile,

        @Option(
                key = "catalogue.languages",
                standard = "[en]",
                matches = "[a-z]{2,3}",
                allowed = "a list of language codes, such as [en, ja]",
                about = "The languages of the catalogue's feeds to poll; there are en and ja.")
        List<String> catalogueLanguages,

        @Option(
                key = "topics.file",
                standard = "config/topics.yaml",
                allowed = "the name of a YAML file, or empty",
                about = "The topics that articles are tagged with. Empty for none. Where the default file is not there,"
                        + " the copy in the jar is used.")
        String topicsFile,

        @Option(
                key = "library.load",
                standard = "true",
                about = "Whether to load the starter library, titles and links of several thousand articles, when the"
                        + " database is new.")
        boolean libraryLoad,

        @Option(
                key = "discord.token",
                standard = "",
                about = "The bot's token. Empty for no Discord; the terminal takes its place. Better set by"
                        + " BLOGBOARD_DISCORD_TOKEN than written here.")
        String discordToken,

        @Option(
                key = "discord.api-url",
                standard = "",
                matches = "(https?://\\S+)?",
                allowed = "an http or https URL, or empty",
                about = "Another base URL of Discord's REST interface, for a proxy; it has to contain /api/v10.")
        String discordApiUrl,

        @Option(
                key = "discord.gateway-url",
                standard = "",
                matches = "(wss?://\\S+)?",
                allowed = "a ws or wss URL, or empty",
                about = "Another URL of Discord's gateway, ws:// or wss://, for a proxy.")
        String discordGatewayUrl,

        @Option(
                key = "discord.operators",
                standard = "[]",
                matches = "\\d{1,20}",
                allowed = "a list of user ids, such as [123456789012345678]",
                about = "The Discord users, by the number that Discord shows with Copy User ID, who may add and remove"
                        + " feeds from there, and are told in direct messages of feeds that fail, have moved or are gone."
                        + " Empty for the application's owner or team, who are not told.")
        List<String> discordOperators,

        @Option(
                key = "subscriptions.per-person",
                standard = "50",
                min = 1,
                max = 100_000,
                about = "How many subscriptions one person's direct messages, one mailbox or the terminal may have.")
        int subscriptionsPerPerson,

        @Option(
                key = "subscriptions.per-server",
                standard = "200",
                min = 1,
                max = 100_000,
                about = "How many subscriptions all channels of one Discord server may have together.")
        int subscriptionsPerServer,

        @Option(
                key = "mail.host",
                standard = "",
                about = "The SMTP server. Empty for none; digests are then written as .eml files into the outbox of the"
                        + " data directory.")
        String mailHost,

        @Option(key = "mail.port", standard = "587", min = 1, max = 65_535, about = "The SMTP server's port.")
        int mailPort,

        @Option(
                key = "mail.tls",
                standard = "starttls",
                about =
                        "How the connection to the SMTP server is protected: starttls, tls (from the first byte) or none.")
        MailSettings.Tls mailTls,

        @Option(key = "mail.username", standard = "", about = "The name to log in with. Empty for no login.")
        String mailUsername,

        @Option(
                key = "mail.password",
                standard = "",
                insteadInFile = "mail.password-file",
                about = "The password to log in with. Only by BLOGBOARD_MAIL_PASSWORD, or in the file that"
                        + " mail.password-file names.")
        String mailPassword,

        @Option(
                key = "mail.from",
                standard = "Blogboard <blogboard@localhost>",
                matches = "[^@]*[^@\\s]@[^@\\s][^@]*",
                allowed = "a mail address, with or without a name: Blogboard <blogs@example.com>",
                about = "The sender of all mail.")
        String mailFrom,

        @Option(
                key = "mail.password-file",
                standard = "",
                about = "A file that holds the password alone, as container platforms provide it. Empty for none.")
        String mailPasswordFile,

        @Option(
                key = "mail.bounce-address",
                standard = "",
                matches = "([^@\\s+]{1,16}@\\S+)?",
                allowed = "a mail address with up to 16 letters before the @, or empty",
                about = "Where mail comes back that cannot be delivered, such as bounces@example.org. Its server has to"
                        + " deliver bounces+anything@example.org to it, too. Empty for the sender's address.")
        String mailBounceAddress,

        @Option(
                key = "mail.per-second",
                standard = "50",
                min = 1,
                max = 10_000,
                about = "How many mails may leave in a second.")
        int mailPerSecond,

        @Option(
                key = "mail.per-domain-per-second",
                standard = "10",
                min = 1,
                max = 10_000,
                about = "How many mails may leave to one domain in a second.")
        int mailPerDomainPerSecond,

        @Option(
                key = "mail.dkim-keys",
                standard = "[]",
                matches = "[A-Za-z0-9-]+=.+",
                allowed = "a list of selector=file, such as [r1=dkim-rsa.pem, e1=dkim-ed25519.pem]",
                about =
                        "The keys that sign all mail (DKIM), RSA or Ed25519, each a PKCS #8 file in PEM. Empty where the"
                                + " SMTP server signs.")
        List<String> mailDkimKeys,

        @Option(
                key = "mail.dkim-domain",
                standard = "",
                about = "The domain whose DNS has the keys. Empty for that of the sender.")
        String mailDkimDomain,

        @Option(
                key = "mail.imap-host",
                standard = "",
                about = "The IMAP server of the mailbox that bounces, complaints and unsubscribing mails come to. Empty"
                        + " to read none.")
        String mailImapHost,

        @Option(key = "mail.imap-port", standard = "993", min = 1, max = 65_535, about = "The IMAP server's port.")
        int mailImapPort,

        @Option(
                key = "mail.imap-tls",
                standard = "tls",
                about =
                        "How the connection to the IMAP server is protected: tls (from the first byte), starttls or none.")
        MailSettings.Tls mailImapTls,

        @Option(key = "mail.imap-username", standard = "", about = "The name to log in with.")
        String mailImapUsername,

        @Option(
                key = "mail.imap-password",
                standard = "",
                insteadInFile = "mail.imap-password-file",
                about = "The password to log in with. Only by BLOGBOARD_MAIL_IMAP_PASSWORD, or in the file that"
                        + " mail.imap-password-file names.")
        String mailImapPassword,

        @Option(
                key = "mail.imap-password-file",
                standard = "",
                about = "A file that holds that password alone. Empty for none.")
        String mailImapPasswordFile,

        @Option(key = "mail.imap-folder", standard = "INBOX", about = "The folder to read.")
        String mailImapFolder,

        @Option(key = "digest.day", standard = "monday", about = "The day on which weekly digests are sent.")
        DayOfWeek digestDay,

        @Option(
                key = "digest.hour",
                standard = "8",
                min = 0,
                max = 23,
                about = "The hour of the day at which digests are sent.")
        int digestHour,

        @Option(
                key = "digest.time-zone",
                standard = "UTC",
                about = "The time zone of that day and hour, such as Europe/Berlin.")
        ZoneId digestTimeZone,

        @Option(
                key = "digest.language",
                standard = "en",
                about = "The language in which digests write dates, such as en-GB or de.")
        Locale digestLanguage,

        @Option(key = "web.bind", standard = "127.0.0.1", about = "The address that the web server listens on.")
        String webBind,

        @Option(
                key = "web.port",
                standard = "8080",
                min = 0,
                max = 65_535,
                about = "The port that the web server listens on; 0 for any that is free.")
        int webPort,

        @Option(
                key = "web.public-url",
                standard = "",
                matches = "(https?://\\S+)?",
                allowed = "an http or https URL, or empty",
                about = "The URL under which the web server is reached from outside, such as https://blogs.example.org;"
                        + " a proxy there adds TLS. Empty when it is not; mail then has no links to web pages.")
        String webPublicUrl,

        @Option(
                key = "web.trusted-proxies",
                standard = "[127.0.0.1, \"::1\"]",
                matches = "[0-9A-Fa-f.:]+(/\\d{1,3})?",
                allowed = "a list of addresses or ranges, such as [127.0.0.1, 10.0.0.0/8]",
                about = "The addresses or ranges of the proxies in front of the web server. Only what they write into"
                        + " X-Forwarded-For is believed.")
        List<String> webTrustedProxies) {
    public Config {
        catalogueLanguages = List.copyOf(catalogueLanguages);
        webTrustedProxies = List.copyOf(webTrustedProxies);
        discordOperators = List.copyOf(discordOperators);
        mailDkimKeys = List.copyOf(mailDkimKeys);
    }

    /** Everything but the secrets, which must not reach a log. */
    @Override
    public String toString() {
        return "Config[dataDir=" + dataDir + "]";
    }
}

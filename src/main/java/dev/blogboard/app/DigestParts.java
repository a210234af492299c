package dev.blogboard.app;

import dev.blogboard.command.MailDesk;
import dev.blogboard.command.OwnMailboxes;
import dev.blogboard.digest.Bounces;
import dev.blogboard.digest.Digest;
import dev.blogboard.digest.DigestDesk;
import dev.blogboard.digest.DigestRun;
import dev.blogboard.digest.Letters;
import dev.blogboard.digest.Mailer;
import dev.blogboard.digest.Preferences;
import dev.blogboard.digest.ReaderDesk;
import dev.blogboard.digest.ReaderLinks;
import dev.blogboard.digest.Readers;
import dev.blogboard.digest.ReturnDesk;
import dev.blogboard.digest.SignUpDesk;
import dev.blogboard.digest.SignUps;
import dev.blogboard.digest.Timetable;
import dev.blogboard.digest.Tokens;
import dev.blogboard.digest.WishReader;
import dev.blogboard.mail.DigestMailer;
import dev.blogboard.mail.ImapSettings;
import dev.blogboard.mail.ReturnInbox;
import dev.blogboard.sqlite.Database;
import dev.blogboard.sqlite.SqliteBounces;
import dev.blogboard.sqlite.SqliteDigests;
import dev.blogboard.sqlite.SqliteReaders;
import dev.blogboard.sqlite.SqliteSettings;
import dev.blogboard.sqlite.SqliteSignUps;
import dev.blogboard.web.WebLinks;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All about digests, put together. Safe for use by several threads. */
final class DigestParts {
    private static final String SECRET = "secret";
    private static final int SECRET_BYTES = 32;

    private final App app;
    private final SqliteDigests digests;
    private final Readers readers;
    private final SignUps signUps;
    private final Bounces bounces;
    private final Preferences defaults;
    private final byte[] secret;
    private final Tokens tokens;
    private final ReaderLinks links;
    private final DigestDesk desk;

    DigestParts(App app, Database database) {
        Config config = app.config();
        this.app = app;
        digests = new SqliteDigests(database);
        readers = new SqliteReaders(database);
        signUps = new SqliteSignUps(database);
        bounces = new SqliteBounces(database);
        defaults = new Preferences(
                new Timetable(config.digestTimeZone(), Set.of(config.digestDay()), config.digestHour()),
                config.digestLanguage());
        secret = secret(new SqliteSettings(database));
        tokens = new Tokens(secret);
        @Nullable URI publicUrl = Web.settings(config).publicUrl();
        links = publicUrl == null ? ReaderLinks.NONE : new WebLinks(publicUrl, tokens, app.clock());
        desk = new DigestDesk(digests, app.subscriptions(), app::companies, app::parser, new RisingStories(app));
    }

    /** Kept with the data, so that links in old mail work as long as the data is there, also from a backup. */
    private static byte[] secret(SqliteSettings settings) {
        byte[] fresh = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(fresh);
        return HexFormat.of().parseHex(settings.getOrPut(SECRET, HexFormat.of().formatHex(fresh)));
    }

    byte[] secret() {
        return secret.clone();
    }

    Tokens tokens() {
        return tokens;
    }

    Preferences defaults() {
        return defaults;
    }

    Readers readers() {
        return readers;
    }

    DigestDesk desk() {
        return desk;
    }

    /** The digest that a link in it leads to. */
    Optional<Digest> archive(String token) {
        return tokens.read(Tokens.Purpose.ARCHIVE, token, app.clock().instant()) instanceof Tokens.Read.Genuine genuine
                ? desk.again(genuine.subject(), defaults)
                : Optional.empty();
    }

    boolean linksInMail() {
        return !links.equals(ReaderLinks.NONE);
    }

    WishReader wishes() {
        return new WishReader(app::parser, defaults);
    }

    SignUpDesk signUpDesk() {
        return new SignUpDesk(signUps, tokens, defaults, app.clock());
    }

    /** It previews by a mailer of its own, which sends nothing and so holds no connection. */
    MailDesk mailDesk() {
        return new MailDesk(signUpDesk(), wishes(), readers, app.subscriptions(), () -> run(mailer()), defaults);
    }

    ReaderDesk readerDesk() {
        return new ReaderDesk(readers, signUps, app.subscriptions(), tokens, defaults, app.clock());
    }

    OwnMailboxes mailboxes() {
        return new OwnMailboxes(readers, app.subscriptions(), defaults);
    }

    DigestRun run(Mailer mailer) {
        return new DigestRun(digests, desk, mailer, defaults, app.clock());
    }

    /**
     * Sends digests, unless another process does. That makes sure that what was begun and not ended was a process's that
     * is dead, and can be taken up at once.
     *
     * @return empty when another process sends
     */
    Optional<DigestRun.Report> send(Mailer mailer, Function<DigestRun, DigestRun.Report> how) {
        return whereNobodySends(() -> {
            digests.recover(app.clock().instant());
            return how.apply(run(mailer));
        });
    }

    /** Whether a dead process has left digests half done; they are due now. */
    boolean recover() {
        return whereNobodySends(() -> digests.recover(app.clock().instant()))
                .filter(recovered -> recovered > 0)
                .isPresent();
    }

    private <T> Optional<T> whereNobodySends(Supplier<T> work) {
        Optional<DataLock> turn = DataLock.tryTakeSending(app.config().dataDir());
        if (turn.isEmpty()) {
            return Optional.empty();
        }
        try (DataLock held = turn.get()) {
            return Optional.of(work.get());
        }
    }

    Letters letters(Mailer mailer) {
        return new Letters(signUps, signUpDesk(), tokens, links, mailer, defaults, app.clock());
    }

    /** What reads the mail that comes back; empty where no mailbox is configured. */
    Optional<ReturnInbox> inbox() {
        return MailParts.inbox(app.config()).map(this::inbox);
    }

    ReturnInbox inbox(ImapSettings settings) {
        ReturnDesk returns = new ReturnDesk(bounces, readers, signUps, tokens, defaults, app.clock());
        return new ReturnInbox(settings, returns::take);
    }

    /** What writes and sends mail; to be closed after use. */
    DigestMailer mailer() {
        try {
            return new DigestMailer(MailParts.settings(app.config()), links, tokens, app.clock());
        } catch (IllegalArgumentException unusable) {
            throw new ConfigException("mail: " + unusable.getMessage());
        }
    }
}

package dev.blogboard.mail;

import dev.blogboard.alert.Destination;
import dev.blogboard.digest.Delivery;
import dev.blogboard.digest.Digest;
import dev.blogboard.digest.Letter;
import dev.blogboard.digest.Mailer;
import dev.blogboard.digest.Preferences;
import dev.blogboard.digest.ReaderLinks;
import dev.blogboard.digest.Rendered;
import dev.blogboard.digest.Tokens;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends digests and letters over SMTP, or writes them as files where no server is set; they are the same messages. Safe for use by
 * several threads.
 */
public final class DigestMailer implements Mailer, AutoCloseable {
    /** Gmail hides what goes beyond 102 kB of HTML. */
    static final int LONGEST_HTML = 90_000;
    /** At once to the mail server. */
    static final int CONNECTIONS = 4;

    private final DigestPages pages;
    private final HtmlPart htmlPart = new HtmlPart();
    private final ListHeaders listHeaders;
    private final ReturnPaths returnPaths;
    private final Messages messages;
    private final List<DkimSigner> signers;
    private final Relay relay;
    private final InstantSource clock;

    /** @throws IllegalArgumentException with a sentence on what to change in the settings */
    public DigestMailer(MailSettings settings, ReaderLinks links, Tokens tokens, InstantSource clock) {
        this(settings, links, tokens, relay(settings, clock), clock);
    }

    DigestMailer(MailSettings settings, ReaderLinks links, Tokens tokens, Relay relay, InstantSource clock) {
        InternetAddress from = Addresses.parse(settings.from());
        String bounces = settings.bounceAddress();
        this.messages = new Messages(from);
        this.returnPaths = new ReturnPaths(
                from, bounces == null ? null : Addresses.parse(bounces), settings.returnsRead(), tokens);
        this.pages = new DigestPages(links, returnPaths);
        this.listHeaders = new ListHeaders(links, returnPaths, messages.domain());
        this.signers = settings.dkim().stream().map(DkimSigner::new).toList();
        this.relay = relay;
        this.clock = clock;
    }

    private static Relay relay(MailSettings settings, InstantSource clock) {
        String host = settings.host();
        if (host == null) {
            return new Outbox(settings.outbox());
        }
        SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
        Pace pace = new Pace(settings.limits(), clock, Thread::sleep);
        return new PacedRelay(new ParallelRelay(CONNECTIONS, () -> new SmtpRelay(host, settings, tls, clock)), pace);
    }

    @Override
    public Rendered render(Digest digest) {
        return render(digest, Addresses.parse(digest.reader().mailbox().address()));
    }

    private Rendered render(Digest whole, InternetAddress to) {
        Digest digest = whole;
        DigestPage page = pages.page(digest);
        String html = htmlPart.of(page);
        while (html.getBytes(StandardCharsets.UTF_8).length > LONGEST_HTML && digest.entries() > 1) {
            digest = digest.shortened();
            page = pages.page(digest);
            html = htmlPart.of(page);
        }
        String text = TextPart.of(page);
        boolean plain = digest.reader().preferences().format() == Preferences.Format.TEXT;
        Draft draft = new Draft(
                "digest." + digest.key(),
                to,
                page.subject(),
                plain ? null : html,
                text,
                listHeaders.of(digest.reader().id()));
        return new Rendered(page.subject(), html, text, sign(draft));
    }

    private byte[] sign(Draft draft) {
        Instant now = clock.instant();
        byte[] message = messages.write(draft, now);
        for (DkimSigner signer : signers) {
            message = signer.sign(message, now);
        }
        return message;
    }

    @Override
    public Delivery send(Digest digest) {
        return toMailbox(
                digest.reader().mailbox(),
                to -> new OutgoingMail(
                        returnPaths.ofDigest(digest.edition()),
                        to.getAddress(),
                        digest.key(),
                        digest.window().end(),
                        render(digest, to).message()));
    }

    @Override
    public Delivery send(Letter letter) {
        return toMailbox(
                letter.to(),
                to -> new OutgoingMail(
                        returnPaths.of(letter.returnToken()),
                        to.getAddress(),
                        letter.key(),
                        clock.instant(),
                        sign(draft(letter, to))));
    }

    private Draft draft(Letter letter, InternetAddress to) {
        Letter.Button button = letter.button();
        LetterPage page = new LetterPage(
                letter.subject(),
                letter.heading(),
                letter.paragraphs(),
                letter.items(),
                button == null ? null : button.text(),
                button == null ? null : button.link().toString(),
                letter.code(),
                letter.reason());
        return new Draft(
                "letter." + letter.key(), to, letter.subject(), htmlPart.of(page), TextPart.of(page), Map.of());
    }

    private Delivery toMailbox(Destination.Mailbox mailbox, Function<InternetAddress, OutgoingMail> write) {
        InternetAddress to;
        try {
            to = Addresses.parse(mailbox.address());
        } catch (IllegalArgumentException fault) {
            return new Delivery.Undeliverable(String.valueOf(fault.getMessage()));
        }
        return relay.hand(write.apply(to));
    }

    @Override
    public void close() {
        relay.close();
    }
}

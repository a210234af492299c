package dev.blogboard.mail;

import dev.blogboard.digest.Delivery;
import dev.blogboard.digest.Digest;
import dev.blogboard.digest.Mailer;
import dev.blogboard.digest.ReaderLinks;
import dev.blogboard.digest.Rendered;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends digests over SMTP, or writes them as files where no server is set; they are the same messages. Safe for use by
 * several threads.
 */
public final class DigestMailer implements Mailer, AutoCloseable {
    /** Gmail hides what goes beyond 102 kB of HTML. */
    static final int LONGEST_HTML = 90_000;

    private final InternetAddress from;
    private final DigestPages pages;
    private final HtmlPart htmlPart = new HtmlPart();
    private final DigestMessage messages;
    private final @Nullable DkimSigner signer;
    private final Relay relay;
    private final InstantSource clock;

    /** @throws IllegalArgumentException with a sentence on what to change in the settings */
    public DigestMailer(MailSettings settings, ReaderLinks links, InstantSource clock) {
        this(settings, links, relay(settings, clock), clock);
    }

    DigestMailer(MailSettings settings, ReaderLinks links, Relay relay, InstantSource clock) {
        this.from = Addresses.parse(settings.from());
        this.pages = new DigestPages(links);
        this.messages = new DigestMessage(from, links);
        this.signer = settings.dkim() == null ? null : new DkimSigner(settings.dkim());
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
        return new PacedRelay(new SmtpRelay(host, settings, tls, clock), pace);
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
        Instant now = clock.instant();
        byte[] message = messages.write(digest, page, html, text, to, now);
        return new Rendered(page.subject(), html, text, signer == null ? message : signer.sign(message, now));
    }

    @Override
    public Delivery send(Digest digest) {
        InternetAddress to;
        try {
            to = Addresses.parse(digest.reader().mailbox().address());
        } catch (IllegalArgumentException fault) {
            return new Delivery.Undeliverable(String.valueOf(fault.getMessage()));
        }
        byte[] message = render(digest, to).message();
        return relay.hand(new OutgoingMail(
                from.getAddress(), to.getAddress(), digest.window().end(), message));
    }

    @Override
    public void close() {
        relay.close();
    }
}

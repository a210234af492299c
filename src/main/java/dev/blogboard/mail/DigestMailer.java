package dev.blogboard.mail;

import dev.blogboard.digest.Delivery;
import dev.blogboard.digest.Digest;
import dev.blogboard.digest.Mailer;
import dev.blogboard.digest.ReaderLinks;
import dev.blogboard.digest.Rendered;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

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
    private final Relay relay;
    private final InstantSource clock;

    public DigestMailer(MailSettings settings, ReaderLinks links, InstantSource clock) {
        this(settings, links, new Outbox(settings.outbox()), clock);
    }

    DigestMailer(MailSettings settings, ReaderLinks links, Relay relay, InstantSource clock) {
        this.from = Addresses.parse(settings.from());
        this.pages = new DigestPages(links);
        this.messages = new DigestMessage(from, links);
        this.relay = relay;
        this.clock = clock;
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
        byte[] message = messages.write(digest, page, html, text, to, clock.instant());
        return new Rendered(page.subject(), html, text, message);
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

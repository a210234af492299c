package dev.blogboard.app;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dev.blogboard.article.Company;
import dev.blogboard.digest.DigestRun;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds.NewFeed;
import dev.blogboard.mail.DigestMailer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a digest passes through, for real: a feed on loopback, the whole program with its web pages, an SMTP server,
 * and a clock to turn.
 */
final class MailHouse implements AutoCloseable {
    private final List<String> titles = new ArrayList<>();
    private final HttpServer blog;
    final GreenMail greenMail;
    final App app;
    final DigestMailer mailer;
    final Web web;
    private final Feed feed;
    private Instant now;

    MailHouse(Path directory, Map<String, String> settings) throws Exception {
        this(directory, settings, Instant.parse("2026-11-16T12:00:00Z"));
    }

    MailHouse(Path directory, Map<String, String> settings, Instant start) throws Exception {
        now = start;
        blog = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        blog.createContext("/", exchange -> {
            byte[] rss = rss().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, rss.length);
            exchange.getResponseBody().write(rss);
            exchange.close();
        });
        blog.start();
        greenMail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        greenMail.start();
        int webPort = freePort();
        Map<String, String> environment = new HashMap<>(Map.of(
                "BLOGBOARD_DATA_DIR", directory.toString(),
                "BLOGBOARD_CATALOGUE_FILE", "",
                "BLOGBOARD_LIBRARY_LOAD", "false",
                "BLOGBOARD_FETCH_ALLOW_PRIVATE_ADDRESSES", "true",
                "BLOGBOARD_MAIL_HOST", "127.0.0.1",
                "BLOGBOARD_MAIL_PORT", Integer.toString(greenMail.getSmtp().getPort()),
                "BLOGBOARD_MAIL_TLS", "none",
                "BLOGBOARD_MAIL_FROM", "Blogboard <digest@blogboard.example>",
                "BLOGBOARD_WEB_PORT", Integer.toString(webPort)));
        environment.put("BLOGBOARD_WEB_PUBLIC_URL", "http://127.0.0.1:" + webPort);
        environment.putAll(settings);
        app = App.open(new ConfigReader(environment).read(null), () -> now);
        mailer = app.mailer();
        web = Web.start(app, mailer, List.of());
        Company company = Company.named("Netflix");
        app.feeds().addCompany(company);
        feed = app.feeds()
                .add(
                        new NewFeed(
                                "http://127.0.0.1:" + blog.getAddress().getPort() + "/",
                                company.id(),
                                null,
                                null,
                                null),
                        Feed.Origin.PERSON,
                        now)
                .orElseThrow();
        publish("What was there before");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private synchronized String rss() {
        StringBuilder items = new StringBuilder();
        titles.forEach(title -> items.append("<item><title>")
                .append(title)
                .append("</title><link>https://netflix.example/")
                .append(titles.indexOf(title))
                .append("</link><description>")
                .append((title + ", told at length. ").repeat(30))
                .append("</description></item>"));
        return "<?xml version=\"1.0\"?><rss"
                + " version=\"2.0\"><channel><title>Blog</title><link>https://netflix.example</link>"
                + items + "</channel></rss>";
    }

    /** Publishes an article, has it polled, indexed and matched. */
    void publish(String title) {
        synchronized (this) {
            titles.add(title);
        }
        app.poller()
                .poll(
                        app.feeds().all().stream()
                                .filter(one -> one.id().equals(feed.id()))
                                .toList(),
                        polled -> {});
        pass(Duration.ofMinutes(2)); // An article waits up to a minute for its page.
        app.indexWhereNobodyElseDoes();
        app.matching().run();
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Sends letters that are due. */
    int letters() {
        return app.digests().letters(mailer).run();
    }

    DigestRun.Report digests() {
        return app.digestRun(mailer).run();
    }

    List<MimeMessage> mailTo(String address) throws MessagingException {
        List<MimeMessage> mails = new ArrayList<>();
        for (MimeMessage message : greenMail.getReceivedMessages()) {
            if (message.getAllRecipients()[0].toString().equals(address)) {
                mails.add(message);
            }
        }
        return mails;
    }

    static String text(MimeMessage message) throws Exception {
        return message.getContent() instanceof MimeMultipart parts
                ? String.valueOf(parts.getBodyPart(0).getContent())
                : String.valueOf(message.getContent());
    }

    static String html(MimeMessage message) throws Exception {
        return String.valueOf(
                ((MimeMultipart) message.getContent()).getBodyPart(1).getContent());
    }

    /** The link of ours in a mail whose path begins so. */
    static URI link(MimeMessage message, String path) throws Exception {
        return text(message)
                .lines()
                .flatMap(line -> List.of(line.split(" ", -1)).stream())
                .filter(word -> word.startsWith("http") && word.contains(path))
                .map(URI::create)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        blog.stop(0);
        web.close();
        mailer.close();
        app.close();
        greenMail.stop();
    }
}

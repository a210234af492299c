package dev.blogboard.mail;

import dev.blogboard.digest.Delivery;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLSocketFactory;

/** The three ways of sending that are compared. */
public final class SendBench {
    private static final int WORKERS = 4;
    private static final int ROUNDS = 5;
    private static final int SIZE = 43_000;
    private static final String FROM = "digest@blogboard.example";
    private static final String TO = "reader@example.org";

    private SendBench() {}

    /**
     * Compares them against the server at this port of the loopback address: as a process begins, and when each is warm,
     * taking turns, by the median of each.
     */
    public static void run(int port, ProcessHandle server) throws Exception {
        byte[] message = message();
        ours(port, message, 200);
        print("as a process begins", round(port, message, 200, 3_000));
        round(port, message, 2_000, 5_000);
        List<double[]> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(round(port, message, 1_000, 5_000));
        }
        print("when warm", new double[] {median(rounds, 0), median(rounds, 1), median(rounds, 2)});
        Duration before = cpu(server);
        ours(port, message, 10_000);
        double each = cpu(server).minus(before).toNanos() / 1e9 / 10_000;
        System.out.printf(
                "the server takes %.0f µs of one core for a message of %,d bytes: it can take no more than %.0f/s%n",
                1e6 * each, message.length, 1 / each);
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static void print(String when, double[] rates) {
        System.out.printf(
                "mail %s: %.0f messages/s; new connection each %.0f (x%.1f); Angus' kept connection %.0f (x%.1f)%n",
                when, rates[2], rates[0], rates[2] / rates[0], rates[1], rates[2] / rates[1]);
    }

    private static double[] round(int port, byte[] message, int fresh, int ours) throws Exception {
        return new double[] {fresh(port, message, fresh), kept(port, message, 40), ours(port, message, ours)};
    }

    private static double median(List<double[]> rounds, int which) {
        return rounds.stream().mapToDouble(round -> round[which]).sorted().toArray()[rounds.size() / 2];
    }

    private static byte[] message() {
        StringBuilder text = new StringBuilder("From: " + FROM + "\r\nTo: " + TO
                + "\r\nSubject: bench\r\nMessage-ID: <bench@blogboard.example>\r\n"
                + "Date: Mon, 23 Nov 2026 07:00:00 +0000\r\n\r\n");
        while (text.length() < SIZE) {
            text.append("What we learned from running all of this in production.\r\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static Session session(int port) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(port));
        return Session.getInstance(properties);
    }

    private static double fresh(int port, byte[] bytes, int messages) throws Exception {
        Session session = session(port);
        long start = System.nanoTime();
        for (int sent = 0; sent < messages; sent++) {
            Transport.send(new MimeMessage(session, new ByteArrayInputStream(bytes)));
        }
        return rate(messages, start);
    }

    private static double kept(int port, byte[] bytes, int messages) throws Exception {
        Session session = session(port);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            long start = System.nanoTime();
            for (int sent = 0; sent < messages; sent++) {
                Message message = new MimeMessage(session, new ByteArrayInputStream(bytes));
                transport.sendMessage(message, new InternetAddress[] {new InternetAddress(TO)});
            }
            return rate(messages, start);
        }
    }

    /** As digests are: by four workers, over as many connections as there are for that. */
    private static double ours(int port, byte[] bytes, int messages) throws Exception {
        MailSettings settings = new MailSettings(
                "127.0.0.1",
                port,
                MailSettings.Tls.NONE,
                null,
                null,
                FROM,
                null,
                true,
                Path.of("unused"),
                MailSettings.Limits.USUAL,
                List.of());
        SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (Relay relay = new ParallelRelay(
                        DigestMailer.CONNECTIONS,
                        () -> new SmtpRelay("127.0.0.1", settings, tls, InstantSource.system()));
                ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Callable<Delivery>> tasks = Collections.nCopies(
                    messages, () -> relay.hand(new OutgoingMail(FROM, TO, "bench", Instant.EPOCH, bytes)));
            long start = System.nanoTime();
            for (Future<Delivery> sent : workers.invokeAll(tasks)) {
                if (!(sent.get() instanceof Delivery.Accepted)) {
                    throw new IllegalStateException(sent.get().toString());
                }
            }
            return rate(messages, start);
        }
    }

    private static double rate(int messages, long start) {
        return messages / ((System.nanoTime() - start) / 1e9);
    }
}

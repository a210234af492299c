package dev.blogboard.app;

import dev.blogboard.digest.DigestRun;
import dev.blogboard.mail.DigestMailer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A process that sends what is due, to be killed: {@code DATA_DIR SMTP_PORT TIME}. */
final class DigestSender {
    private DigestSender() {}

    public static void main(String[] arguments) {
        Map<String, String> settings = Map.of(
                "BLOGBOARD_MAIL_HOST", "127.0.0.1",
                "BLOGBOARD_MAIL_PORT", arguments[1],
                "BLOGBOARD_MAIL_TLS", "none",
                "BLOGBOARD_MAIL_PER_SECOND", "10000",
                "BLOGBOARD_MAIL_PER_DOMAIN_PER_SECOND", "10000");
        long started = System.nanoTime();
        Instant time = Instant.parse(arguments[2]);
        try (App app = App.open(
                        DigestLedger.config(Path.of(arguments[0]), settings),
                        () -> time.plus(Duration.ofNanos(System.nanoTime() - started)));
                DigestMailer mailer = app.mailer()) {
            System.out.println(app.digests().send(mailer, DigestRun::run).orElseThrow());
        }
    }
}

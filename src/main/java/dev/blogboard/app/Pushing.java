package dev.blogboard.app;

import dev.blogboard.feed.Push;
import dev.blogboard.sqlite.SqliteLeases;
import dev.blogboard.web.HubPages;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Being told of new articles by hubs, where they can reach us. */
final class Pushing {
    private static final Duration OFTEN = Duration.ofMinutes(1);
    private static final int SECRET_BYTES = 24;

    private Pushing() {}

    /** Empty when web.public-url does not say under which URL hubs would find us. */
    static Optional<Push> of(App app) {
        String publicUrl = app.config().webPublicUrl();
        if (publicUrl.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Push(
                new SqliteLeases(app.database()),
                app.feeds(),
                app.sources().reader(),
                app.sources().hub(),
                publicUrl.replaceAll("/+$", "") + HubPages.PATH,
                Pushing::secret,
                app.clock()));
    }

    private static String secret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    static List<Job> jobs(App app) {
        return of(app).stream()
                .map(push -> new Job("hubs", OFTEN, () -> renew(push)))
                .toList();
    }

    private static Optional<String> renew(Push push) throws InterruptedException {
        int asked = push.renew();
        return asked == 0 ? Optional.empty() : Optional.of(asked + " hubs asked");
    }
}

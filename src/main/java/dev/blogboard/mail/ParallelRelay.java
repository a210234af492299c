package dev.blogboard.mail;

import dev.blogboard.digest.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Supplier;

/**
 * Several relays to the same place, each for one message at a time; the one that was used last is used first, so that a
 * further connection is opened only where one is not enough. Most of the time of sending is waiting for the server's next
 * answer.
 */
final class ParallelRelay implements Relay {
    private final List<Relay> all = new ArrayList<>();
    private final BlockingDeque<Relay> idle = new LinkedBlockingDeque<>();

    ParallelRelay(int relays, Supplier<Relay> maker) {
        for (int made = 0; made < relays; made++) {
            Relay relay = maker.get();
            all.add(relay);
            idle.addLast(relay);
        }
    }

    @Override
    public Delivery hand(OutgoingMail mail) {
        Relay relay;
        try {
            relay = idle.takeFirst();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Delivery.Later("Stopped while it waited for its turn.");
        }
        try {
            return relay.hand(mail);
        } finally {
            idle.addFirst(relay);
        }
    }

    @Override
    public void close() {
        all.forEach(Relay::close);
    }
}

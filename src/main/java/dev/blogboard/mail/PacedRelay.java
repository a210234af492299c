package dev.blogboard.mail;

import dev.blogboard.digest.Delivery;

/** A relay that is handed messages no faster than the limits allow. */
record PacedRelay(Relay relay, Pace pace) implements Relay {
    @Override
    public Delivery hand(OutgoingMail mail) {
        try {
            pace.await(Addresses.domain(mail.recipient()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Delivery.Later("Stopped while it waited for its turn.");
        }
        return relay.hand(mail);
    }

    @Override
    public void close() {
        relay.close();
    }
}

package dev.blogboard.mail;

import dev.blogboard.digest.Delivery;

/** The last step of a message's way out. Safe for use by several threads. */
interface Relay extends AutoCloseable {
    Delivery hand(OutgoingMail mail);

    @Override
    void close();
}

package dev.blogboard.command;

import dev.blogboard.digest.SignUpDesk.Asker;

/** What a person asks about digests by mail. Texts are as typed, empty for what is to be as usual. */
public sealed interface DigestAsk {
    /** Who asks. */
    Asker asker();

    /**
     * Get digests.
     *
     * @param query what to follow; empty for all that the person follows already
     * @param every daily or weekly
     * @param days names of days with commas between them
     */
    record Subscribe(Asker asker, String mail, String query, String every, String days, String hour, String zone)
            implements DigestAsk {}

    /** Confirm what was asked for. */
    record Confirm(Asker asker, String code) implements DigestAsk {}

    /** When digests come, and why one did not. */
    record Status(Asker asker) implements DigestAsk {}

    /** What the next one holds. */
    record Preview(Asker asker) implements DigestAsk {}

    /**
     * Get no more.
     *
     * @param mail of which of the person's mailboxes; may be empty where there is one
     */
    record Unsubscribe(Asker asker, String mail) implements DigestAsk {}
}

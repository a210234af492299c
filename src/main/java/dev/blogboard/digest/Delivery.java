package dev.blogboard.digest;

/** What came of handing a digest over. Reasons are sentences for people. */
public sealed interface Delivery {
    /** The other side took it; it is not ours any more. */
    record Accepted() implements Delivery {}

    /** Not now: try again later. */
    record Later(String reason) implements Delivery {}

    /** This message was refused for good; the address may be fine. */
    record Refused(String reason) implements Delivery {}

    /** Nothing can be delivered to this address. */
    record Undeliverable(String reason) implements Delivery {}

    /** The message was handed over, and the answer is missing: it may have arrived. */
    record InDoubt(String reason) implements Delivery {}
}

package dev.blogboard.alert;

/** How soon alerts of a subscription are sent. */
public enum Cadence {
    INSTANT,
    HOURLY,
    DAILY,
    WEEKLY
}

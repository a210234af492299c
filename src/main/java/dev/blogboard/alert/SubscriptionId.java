package dev.blogboard.alert;

/** The number under which the store knows a subscription; never reused. */
public record SubscriptionId(long value) {}

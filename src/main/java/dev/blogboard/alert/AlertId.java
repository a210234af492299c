package dev.blogboard.alert;

/** The number under which the store knows an alert; never reused. */
public record AlertId(long value) {}

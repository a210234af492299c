package dev.blogboard.web;

/** The button that ends the digests of a link. */
public record UnsubscribePage(String path) {}

package dev.blogboard.tool;

/**
 * A feed as it ships.
 *
 * @param site the blog it is of, or empty
 */
record CatalogueFeed(String title, String url, String site, String language) {}

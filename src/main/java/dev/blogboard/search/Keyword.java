package dev.blogboard.search;

/** A property of an article that it has as a whole. */
public enum Keyword {
    /** The company's id. */
    COMPANY,
    /** The ids of its topics, and of those above them. */
    TOPIC,
    /** The host of its URL, and each domain above that. */
    HOST,
    /** The primary tag of its language. */
    LANGUAGE
}

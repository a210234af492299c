package dev.blogboard.search;

/** A part of an article whose words can be looked for, by the name it has in the index. */
public enum TextField {
    /** All of it: title, body and author, one after the other with gaps that no phrase spans. */
    TEXT,
    TITLE,
    AUTHOR
}

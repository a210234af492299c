package dev.blogboard.web;

import java.io.IOException;

/** A client sends more than any form of ours has. */
final class TooLargeException extends IOException {
    TooLargeException() {
        super("The request has more than " + Body.LONGEST + " bytes.");
    }
}

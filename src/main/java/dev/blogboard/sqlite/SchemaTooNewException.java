package dev.blogboard.sqlite;

import java.nio.file.Path;

/** The data was written by a newer Blogboard than this one. */
public final class SchemaTooNewException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SchemaTooNewException(Path file, int found, int known) {
        super(file + " has schema version " + found + ", and this Blogboard knows versions up to " + known
                + ". Use the newer Blogboard that wrote it, or another data-dir.");
    }
}

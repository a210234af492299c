package dev.blogboard.sqlite;

import java.sql.SQLException;

/** The database refused: the disk is full, the file is damaged, another process holds it for too long. */
public final class UncheckedSqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UncheckedSqlException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}

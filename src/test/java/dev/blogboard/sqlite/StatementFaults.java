package dev.blogboard.sqlite;

import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/** Lets the process die right after one of its statements that write, in the middle of a transaction. */
public final class StatementFaults {
    private StatementFaults() {}

    /** @param statement which one, from 1 */
    public static void haltAfter(Database database, long statement) {
        AtomicLong left = new AtomicLong(statement);
        database.write(handle -> handle.getConfig(SqlStatements.class).setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                if (left.decrementAndGet() == 0) {
                    Runtime.getRuntime().halt(137);
                }
            }
        }));
    }
}

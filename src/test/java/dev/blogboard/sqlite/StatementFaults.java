package dev.blogboard.sqlite;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/** Lets the process die, or fail, right after one of its statements that write, in the middle of a transaction. */
public final class StatementFaults {
    private StatementFaults() {}

    /** @param statement which one, from 1 */
    public static void haltAfter(Database database, long statement) {
        AtomicLong left = new AtomicLong(statement);
        afterEach(database, () -> {
            if (left.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(137);
            }
        });
    }

    /**
     * That statement and all after it fail, as for a process that is no more.
     *
     * @param statement which one, from 1
     * @return whether one has failed yet
     */
    public static BooleanSupplier failFrom(Database database, long statement) {
        AtomicLong left = new AtomicLong(statement);
        afterEach(database, () -> {
            if (left.decrementAndGet() <= 0) {
                throw new IllegalStateException("The process is dead.");
            }
        });
        return () -> left.get() <= 0;
    }

    private static void afterEach(Database database, Runnable fault) {
        database.write(handle -> handle.getConfig(SqlStatements.class).setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                fault.run();
            }
        }));
    }
}

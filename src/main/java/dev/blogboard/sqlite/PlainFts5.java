package dev.blogboard.sqlite;

import dev.blogboard.search.Contender;
import dev.blogboard.search.JudgedDocument;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What SQLite gives without any work: FTS5 with its porter stemmer and bm25, any of the words in title or body. */
public final class PlainFts5 implements Contender {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final Connection connection;

    public PlainFts5(List<JudgedDocument> documents) {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite::memory:");
            try (Statement create = connection.createStatement()) {
                create.execute("CREATE VIRTUAL TABLE document USING fts5(id UNINDEXED, title, body, tokenize = 'porter"
                        + " unicode61')");
            }
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO document VALUES (?, ?, ?)")) {
                for (JudgedDocument document : documents) {
                    insert.setString(1, document.id());
                    insert.setString(2, document.title());
                    insert.setString(3, document.text());
                    insert.executeUpdate();
                }
            }
            connection.commit();
        } catch (SQLException fault) {
            throw new UncheckedSqlException(fault);
        }
    }

    @Override
    public String name() {
        return "SQLite FTS5, porter";
    }

    @Override
    public List<String> rank(String typed, int depth) {
        String any = WORD.matcher(typed.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .map(word -> '"' + word + '"')
                .collect(Collectors.joining(" OR "));
        if (any.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id FROM document WHERE document MATCH ? ORDER BY rank LIMIT ?")) {
            select.setString(1, any);
            select.setInt(2, depth);
            try (ResultSet rows = select.executeQuery()) {
                List<String> ids = new ArrayList<>();
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
                return ids;
            }
        } catch (SQLException fault) {
            throw new UncheckedSqlException(fault);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException fault) {
            throw new UncheckedSqlException(fault);
        }
    }
}

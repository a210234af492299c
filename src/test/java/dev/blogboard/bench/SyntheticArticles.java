package dev.blogboard.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;

/**
 * Articles of made-up words, as many as wanted and always the same ones: words as frequent as Zipf has it, bodies of 600,
 * titles of 8, by 500 companies in twelve years.
 */
public final class SyntheticArticles {
    static final int COMPANIES = 500;
    static final int BODY = 600;
    static final int TITLE = 8;
    private static final int VOCABULARY = 200_000;
    private static final int DAYS = 12 * 365;
    private static final LocalDate FIRST_DAY = LocalDate.parse("2014-01-01");
    private static final String CONSONANTS = "bdfghklmnprtvz";
    private static final String VOWELS = "aiou";

    private final Random random = new Random(42);

    /** The word that is the rank-th most frequent, from 1. */
    public static String word(int rank) {
        StringBuilder word = new StringBuilder();
        int syllables = CONSONANTS.length() * VOWELS.length();
        for (int rest = rank + syllables; rest > 0; rest /= syllables) {
            word.append(CONSONANTS.charAt(rest % CONSONANTS.length()));
            word.append(VOWELS.charAt(rest / CONSONANTS.length() % VOWELS.length()));
        }
        return word.toString();
    }

    /** Words in the proportion of one to their rank. */
    String text(int words) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < words; index++) {
            int rank = (int) Math.exp(random.nextDouble() * Math.log(VOCABULARY));
            text.append(index == 0 ? "" : index % 15 == 0 ? ". " : " ").append(word(rank));
        }
        return text.toString();
    }

    /** Adds articles to the store in a file, beside the schema's own code, since that has no way to add a million. */
    public void store(Path database, int count) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            connection.setAutoCommit(false);
            try (PreparedStatement company =
                    connection.prepareStatement("INSERT OR IGNORE INTO company (id, name) VALUES (?, ?)")) {
                for (int number = 0; number < COMPANIES; number++) {
                    company.setString(1, "company-" + number);
                    company.setString(2, "Company " + number);
                    company.executeUpdate();
                }
            }
            insert(connection, count);
            try (PreparedStatement change =
                    connection.prepareStatement("UPDATE setting SET value = ? WHERE name = 'last-change'")) {
                change.setString(1, Integer.toString(count));
                change.executeUpdate();
            }
            connection.commit();
        }
    }

    private void insert(Connection connection, int count) throws SQLException {
        try (PreparedStatement article = connection.prepareStatement("""
                INSERT INTO article (company, canonical, url, title, text, published, precision, first_seen, history,
                                     matched, change)
                VALUES (?1, ?2, ?2, ?3, ?4, ?5, 'DAY', ?5, 1, 1, ?6)
                """)) {
            for (int number = 1; number <= count; number++) {
                article.setString(1, "company-" + random.nextInt(COMPANIES));
                article.setString(2, "https://blog.example/" + number);
                article.setString(3, text(TITLE));
                article.setString(4, text(BODY));
                LocalDate day = FIRST_DAY.plusDays(random.nextInt(DAYS));
                article.setLong(5, day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
                article.setLong(6, number);
                article.executeUpdate();
            }
        }
    }
}

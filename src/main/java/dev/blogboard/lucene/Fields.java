package dev.blogboard.lucene;

import dev.blogboard.article.Article;
import dev.blogboard.article.Published;
import dev.blogboard.search.Keyword;
import dev.blogboard.search.TextField;
import dev.blogboard.search.Topics;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;

/** An article as a document: the names of the fields, and what stands in each. */
final class Fields {
    static final String ID = "id";
    /** The article's number, to sort by and to read a hit's row. */
    static final String NUMBER = "number";

    static final String TEXT = name(TextField.TEXT);
    static final String TITLE = name(TextField.TITLE);
    static final String COMPANY = name(Keyword.COMPANY);
    static final String TOPIC = name(Keyword.TOPIC);
    /** Seconds since 1970; no value where the date is unknown. */
    static final String PUBLISHED = "published";
    /** The month of publication, in UTC, counted from the year 0. */
    static final String MONTH = "month";
    /** The stems of the title in one: articles whose title is exactly the query. */
    static final String WHOLE_TITLE = "whole-title";
    /** A fingerprint of the title, the same where the same story is told elsewhere. */
    static final String STORY = "story";
    /** A fingerprint of the text, much the same where the text is; none for short texts. */
    static final String LIKENESS = "likeness";

    private static final int LONGEST_TITLE = 1_000;

    private Fields() {}

    static String name(TextField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    static String name(Keyword keyword) {
        return keyword.name().toLowerCase(Locale.ROOT);
    }

    /** The values of a text field, between which no phrase reaches. */
    static List<String> values(Article article, TextField field) {
        String author = article.author();
        return switch (field) {
            case TITLE -> List.of(article.title());
            case AUTHOR -> author == null ? List.of() : List.of(author);
            case TEXT ->
                author == null
                        ? List.of(article.title(), article.text())
                        : List.of(article.title(), article.text(), author);
        };
    }

    static Map<Keyword, Set<String>> keywords(Article article, Topics topics) {
        Map<Keyword, Set<String>> keywords = new EnumMap<>(Keyword.class);
        keywords.put(Keyword.COMPANY, Set.of(article.company().value()));
        keywords.put(Keyword.TOPIC, topics.of(article));
        keywords.put(Keyword.HOST, new HashSet<>(hosts(article.url())));
        keywords.put(Keyword.LANGUAGE, article.language() == null ? Set.of() : Set.of(primary(article.language())));
        return keywords;
    }

    static Document document(Article article, Topics topics, Words words) {
        Document document = new Document();
        document.add(new StringField(ID, Long.toString(article.id().value()), Store.NO));
        document.add(new NumericDocValuesField(NUMBER, article.id().value()));
        for (TextField field : TextField.values()) {
            values(article, field)
                    .forEach(value ->
                            document.add(new org.apache.lucene.document.TextField(name(field), value, Field.Store.NO)));
        }
        keywords(article, topics).forEach((keyword, values) -> addKeyword(document, keyword, values));
        Published published = article.published();
        if (published != null) {
            long seconds = published.start().getEpochSecond();
            document.add(new LongPoint(PUBLISHED, seconds));
            document.add(new NumericDocValuesField(PUBLISHED, seconds));
            document.add(new NumericDocValuesField(MONTH, month(published.start())));
        }
        List<Words.Word> title = words.of(article.title());
        document.add(new StringField(WHOLE_TITLE, wholeTitle(title), Store.NO));
        document.add(new NumericDocValuesField(STORY, Fingerprints.ofTitle(title)));
        Fingerprints.ofText(article.text())
                .ifPresent(likeness -> document.add(new NumericDocValuesField(LIKENESS, likeness)));
        return document;
    }

    static String wholeTitle(List<Words.Word> title) {
        String stems = title.stream().map(Words.Word::stem).collect(Collectors.joining(" "));
        return stems.length() > LONGEST_TITLE ? stems.substring(0, LONGEST_TITLE) : stems;
    }

    private static long month(Instant moment) {
        return YearMonth.from(moment.atOffset(ZoneOffset.UTC)).getLong(ChronoField.PROLEPTIC_MONTH);
    }

    private static void addKeyword(Document document, Keyword keyword, Collection<String> values) {
        for (String value : values) {
            document.add(new StringField(name(keyword), value, Store.NO));
            switch (keyword) {
                case COMPANY -> document.add(new SortedDocValuesField(name(keyword), new BytesRef(value)));
                case TOPIC -> document.add(new SortedSetDocValuesField(name(keyword), new BytesRef(value)));
                case HOST, LANGUAGE -> {}
            }
        }
    }

    /** The language of a tag without its region: {@code en} for {@code en-GB}. */
    static String primary(String tag) {
        return tag.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    }

    /** Whether a term is one of those that Chinese, Japanese and Korean text is cut into. */
    static boolean isPair(String term) {
        return term.codePoints().anyMatch(sign -> switch (Character.UnicodeScript.of(sign)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        });
    }

    /** The host of a URL and all domains above it: blog.example.com, example.com, com. */
    private static List<String> hosts(String url) {
        List<String> hosts = new ArrayList<>();
        try {
            String host = new URI(url).getHost();
            while (host != null && !host.isEmpty() && hosts.size() < 10) {
                hosts.add(host.toLowerCase(Locale.ROOT));
                int dot = host.indexOf('.');
                host = dot < 0 ? null : host.substring(dot + 1);
            }
        } catch (URISyntaxException odd) {
            return hosts;
        }
        return hosts;
    }
}

package dev.blogboard.lucene;

import dev.blogboard.article.Article;
import dev.blogboard.article.Published;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;

/** An article as a document: the names of the fields, and what stands in each. */
final class Fields {
    static final String ID = "id";
    /** The article's number, to sort by and to read a hit's row. */
    static final String NUMBER = "number";

    static final String TITLE = "title";
    static final String BODY = "body";
    static final String AUTHOR = "author";
    static final String COMPANY = "company";
    static final String HOST = "host";
    static final String LANGUAGE = "language";
    /** Seconds since 1970; no value where the date is unknown. */
    static final String PUBLISHED = "published";

    private Fields() {}

    static Document document(Article article) {
        Document document = new Document();
        document.add(new StringField(ID, Long.toString(article.id().value()), Store.NO));
        document.add(new NumericDocValuesField(NUMBER, article.id().value()));
        document.add(new TextField(TITLE, article.title(), Store.NO));
        document.add(new TextField(BODY, article.text(), Store.NO));
        document.add(new StringField(COMPANY, article.company().value(), Store.NO));
        if (article.author() != null) {
            document.add(new TextField(AUTHOR, article.author(), Store.NO));
        }
        if (article.language() != null) {
            document.add(new StringField(LANGUAGE, primary(article.language()), Store.NO));
        }
        hosts(article.url()).forEach(host -> document.add(new StringField(HOST, host, Store.NO)));
        Published published = article.published();
        if (published != null) {
            long seconds = published.start().getEpochSecond();
            document.add(new LongPoint(PUBLISHED, seconds));
            document.add(new NumericDocValuesField(PUBLISHED, seconds));
        }
        return document;
    }

    /** The language of a tag without its region: {@code en} for {@code en-GB}. */
    static String primary(String tag) {
        return tag.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
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

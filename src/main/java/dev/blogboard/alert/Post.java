package dev.blogboard.alert;

import dev.blogboard.article.Article;
import dev.blogboard.article.Company;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * One message to one destination: several articles that came at about the same time, or all that came since the last
 * time for those who want to be told less often.
 *
 * @param nonce the same at every attempt to send this post, and of no other one: at most {@value #LONGEST_NONCE} letters
 *     and digits. It is both what a platform may tell a repeated request by, and what has to stand in the message itself
 *     (in the ids of its buttons, say), so that {@link Channel#find} knows it again
 * @param created when it was put together; no message of it is older
 * @param occasion why it is sent now
 * @param entries 1 to {@value #MOST_ENTRIES} articles, oldest first
 * @param more how many further articles it tells of by their number alone
 * @param shortened whether a longer form was refused: leave out what is not needed to know and open the articles
 */
public record Post(
        String nonce,
        Destination destination,
        Instant created,
        Occasion occasion,
        List<Entry> entries,
        int more,
        Manner manner,
        boolean shortened) {
    public static final int MOST_ENTRIES = 10;
    public static final int LONGEST_NONCE = 25;

    public Post {
        if (!nonce.matches("[A-Za-z0-9]{1," + LONGEST_NONCE + "}")) {
            throw new IllegalArgumentException("The nonce \"" + nonce + "\" is not up to 25 letters and digits.");
        }
        entries = List.copyOf(entries);
    }

    /** Why a post is sent at its time. */
    public enum Occasion {
        /** The articles have just come. */
        INSTANT,
        HOURLY,
        DAILY,
        WEEKLY,
        /** They came while nothing could be sent, or beyond what their subscription wants in a day. */
        CATCH_UP
    }

    /**
     * An article in a post.
     *
     * @param alsoAt other places where the same story was published
     * @param subscriptions those of the destination that it matches, at least one
     */
    public record Entry(Article article, Company company, List<Article> alsoAt, List<Subscription> subscriptions) {
        public Entry {
            alsoAt = List.copyOf(alsoAt);
            subscriptions = List.copyOf(subscriptions);
        }
    }

    /** All queries that its entries match, each once. */
    public List<String> queries() {
        LinkedHashSet<String> queries = new LinkedHashSet<>();
        entries.forEach(entry -> entry.subscriptions().forEach(matched -> queries.add(matched.query())));
        return List.copyOf(queries);
    }

    public int articles() {
        return entries.size() + more;
    }

    Post shorter() {
        return new Post(nonce, destination, created, occasion, entries, more, manner, true);
    }
}

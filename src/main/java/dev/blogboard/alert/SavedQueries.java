package dev.blogboard.alert;

import dev.blogboard.article.Article;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.search.ArticleTerms;
import dev.blogboard.search.Condition;
import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.QueryAnalysis;
import dev.blogboard.search.QueryIndex;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.TermFrequency;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All saved queries in memory, each distinct one once however many share it. They follow the store: what was added,
 * changed or removed, by whichever process, counts from the next article on. Not safe for use by several threads.
 */
final class SavedQueries {
    private static final System.Logger LOG = System.getLogger(SavedQueries.class.getName());
    /** So many are read and understood at a time, several of them at once. */
    private static final int BATCH = 20_000;

    private final Subscriptions subscriptions;
    private final QueryAnalysis analysis;
    private final Supplier<QueryParser> parser;
    private final Supplier<Companies> companies;
    private final Supplier<List<Article>> sample;
    private QueryIndex index = new QueryIndex(new TermFrequency());
    private Sharing sharing = new Sharing();
    private long number;
    private @Nullable List<Company> understoodBy;

    /** @param sample some articles, by which it is known what is rare */
    SavedQueries(
            Subscriptions subscriptions,
            QueryAnalysis analysis,
            Supplier<QueryParser> parser,
            Supplier<Companies> companies,
            Supplier<List<Article>> sample) {
        this.subscriptions = subscriptions;
        this.analysis = analysis;
        this.parser = parser;
        this.companies = companies;
        this.sample = sample;
    }

    /** Takes over what has changed in the store; all of it again where a query may mean something else now. */
    void follow(Instant now) {
        List<Company> known = List.copyOf(companies.get().all());
        if (!known.equals(understoodBy)) {
            TermFrequency frequency = new TermFrequency();
            sample.get().forEach(article -> frequency.count(analysis.terms(article)));
            index = new QueryIndex(frequency);
            sharing = new Sharing();
            number = 0;
            understoodBy = known;
        }
        Subscriptions.SavedQueries changed = subscriptions.changedAfter(number);
        List<Subscriptions.Saved> saved = changed.saved();
        for (int from = 0; from < saved.size(); from += BATCH) {
            take(saved.subList(from, Math.min(saved.size(), from + BATCH)), now);
        }
        number = changed.number();
    }

    private record Understood(
            Subscriptions.Saved saved,
            @Nullable Condition condition,
            @Nullable String fault) {}

    private void take(List<Subscriptions.Saved> saved, Instant now) {
        QueryParser current = parser.get();
        Stream<Subscriptions.Saved> all = saved.size() > 100 ? saved.parallelStream() : saved.stream();
        for (Understood one : all.map(each -> understand(current, each)).toList()) {
            take(one, now);
        }
    }

    private void take(Understood one, Instant now) {
        SubscriptionId subscription = one.saved().subscription();
        sharing.leave(subscription).ifPresent(index::remove);
        Condition condition = one.condition();
        String query = one.saved().query();
        if (condition != null && query != null) {
            Sharing.Place place = sharing.join(subscription, query);
            if (place.isNew()) {
                index.put(place.query(), condition);
            }
        } else if (one.fault() != null) {
            subscriptions.pauseAndTell(subscription, "Its query cannot be read any more. " + one.fault(), now);
        }
    }

    /** One that cannot be understood harms no other. */
    private Understood understand(QueryParser current, Subscriptions.Saved saved) {
        if (saved.query() == null) {
            return new Understood(saved, null, null);
        }
        try {
            ParsedQuery parsed = current.parse(saved.query());
            return new Understood(saved, analysis.condition(parsed.query()), null);
        } catch (QuerySyntaxException fault) {
            return new Understood(saved, null, fault.getMessage());
        } catch (RuntimeException fault) {
            LOG.log(Level.ERROR, "The query \"" + saved.query() + "\" could not be understood.", fault);
            return new Understood(saved, null, "The reason is in the log of the server.");
        }
    }

    /** The subscriptions whose query an article matches. */
    List<SubscriptionId> matching(ArticleTerms article, Instant now) {
        List<SubscriptionId> matching = new ArrayList<>();
        index.matching(article, now, query -> sharing.subscriptions(query, matching::add));
        return matching;
    }

    ArticleTerms terms(Article article) {
        return analysis.terms(article);
    }

    /** What a query asks that is not saved; empty when it cannot be read. */
    Optional<Condition> condition(String query) {
        try {
            return Optional.of(analysis.condition(parser.get().parse(query).query()));
        } catch (QuerySyntaxException unreadable) {
            return Optional.empty();
        }
    }

    int distinct() {
        return index.size();
    }
}

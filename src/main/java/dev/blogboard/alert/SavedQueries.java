package dev.blogboard.alert;

import dev.blogboard.article.Article;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.search.ArticleTerms;
import dev.blogboard.search.Condition;
import dev.blogboard.search.QueryAnalysis;
import dev.blogboard.search.QueryIndex;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.TermFrequency;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All saved queries in memory, each distinct one once however many share it. They follow the store: what was added,
 * changed or removed, by whichever process, counts from the next article on. Not safe for use by several threads.
 */
final class SavedQueries {
    private static final System.Logger LOG = System.getLogger(SavedQueries.class.getName());
    /** So many are understood at a time. */
    private static final int BATCH = 20_000;
    /** So many changes are understood again at a start; after more of them, all is written anew. */
    private static final int MOST_TO_REPEAT = 5_000;
    /** What was erased stands in the file for so long at most. */
    private static final Duration ERASED = Duration.ofMinutes(10);

    private final Subscriptions subscriptions;
    private final QueryAnalysis analysis;
    private final Supplier<QueryParser> parser;
    private final Supplier<Companies> companies;
    private final Supplier<List<Article>> sample;
    private final Matching.Keeping keeping;
    private final KeptQueries kept;
    private QueryIndex index = new QueryIndex(new TermFrequency());
    private Sharing sharing = new Sharing();
    private long number;
    private int toRepeat;
    /** Since when the file has queries that nobody has any more. */
    private @Nullable Instant outdated;

    private @Nullable List<Company> understoodBy;

    /** @param sample some articles, by which it is known what is rare */
    SavedQueries(
            Subscriptions subscriptions,
            QueryAnalysis analysis,
            Supplier<QueryParser> parser,
            Supplier<Companies> companies,
            Supplier<List<Article>> sample,
            Matching.Keeping keeping) {
        this.subscriptions = subscriptions;
        this.analysis = analysis;
        this.parser = parser;
        this.companies = companies;
        this.sample = sample;
        this.keeping = keeping;
        kept = new KeptQueries(keeping.file());
    }

    /** Takes over what has changed in the store; all of it again where a query may mean something else now. */
    void follow(Instant now) {
        List<Company> known = List.copyOf(companies.get().all());
        if (!known.equals(understoodBy)) {
            kept.read(keeping.understoodBy().get() + known).ifPresentOrElse(this::begin, this::beginAnew);
            understoodBy = known;
        }
        Subscriptions.SavedQueries changed = subscriptions.changedAfter(number);
        if (changed.number() < number) {
            beginAnew(); // It is not the store that it was.
            changed = subscriptions.changedAfter(0);
        }
        take(changed.saved(), now);
        number = changed.number();
        keep(known, changed.saved(), now);
    }

    private void keep(List<Company> known, List<Subscriptions.Saved> changed, Instant now) {
        toRepeat += changed.size();
        if (outdated == null && changed.stream().anyMatch(saved -> saved.query() == null)) {
            outdated = now;
        }
        boolean isLong = toRepeat > Math.max(MOST_TO_REPEAT, index.size() / 10);
        boolean hasErased = outdated != null && !now.isBefore(outdated.plus(ERASED));
        if (isLong || (hasErased && kept.exists())) {
            kept.write(keeping.understoodBy().get() + known, new KeptQueries.Kept(index, sharing, number));
            toRepeat = 0;
            outdated = null;
        }
    }

    private void begin(KeptQueries.Kept understood) {
        index = understood.index();
        sharing = understood.sharing();
        number = understood.number();
        toRepeat = 0;
    }

    private void beginAnew() {
        TermFrequency frequency = new TermFrequency();
        sample.get().parallelStream().map(analysis::terms).toList().forEach(frequency::count);
        frequency.forgetSingles();
        begin(new KeptQueries.Kept(new QueryIndex(frequency), new Sharing(), 0));
    }

    /** While some of the new queries are being understood, those before are put into the index. */
    private void take(List<Subscriptions.Saved> changed, Instant now) {
        QueryParser current = parser.get();
        CompletableFuture<List<Understood>> before = CompletableFuture.completedFuture(List.of());
        for (int from = 0; from < changed.size(); from += BATCH) {
            List<Fresh> fresh = join(changed.subList(from, Math.min(changed.size(), from + BATCH)));
            CompletableFuture<List<Understood>> following = CompletableFuture.supplyAsync(() -> fresh.parallelStream()
                    .map(each -> understand(current, each))
                    .toList());
            put(before.join(), now);
            before = following;
        }
        put(before.join(), now);
    }

    /** A query that nobody had before, and its number. */
    private record Fresh(int number, String text) {}

    /** What it asks, or why that cannot be said. */
    private sealed interface Understood {}

    private record Clear(Fresh fresh, Condition condition) implements Understood {}

    private record Unclear(Fresh fresh, String fault) implements Understood {}

    /** Returns the queries that are new. */
    private List<Fresh> join(List<Subscriptions.Saved> changed) {
        List<Fresh> fresh = new ArrayList<>();
        for (Subscriptions.Saved saved : changed) {
            sharing.leave(saved.subscription()).ifPresent(index::remove);
            String text = saved.query();
            if (text != null) {
                Sharing.Place place = sharing.join(saved.subscription(), text);
                if (place.isNew()) {
                    fresh.add(new Fresh(place.query(), text));
                }
            }
        }
        return fresh;
    }

    private void put(List<Understood> queries, Instant now) {
        for (Understood one : queries) {
            switch (one) {
                case Clear clear -> index.put(clear.fresh().number(), clear.condition());
                case Unclear unclear -> pauseAll(unclear, now);
            }
        }
    }

    /** One that cannot be understood harms no other. */
    private Understood understand(QueryParser current, Fresh fresh) {
        try {
            return new Clear(fresh, analysis.condition(current.meaning(fresh.text())));
        } catch (QuerySyntaxException fault) {
            return new Unclear(fresh, String.valueOf(fault.getMessage()));
        } catch (RuntimeException fault) {
            LOG.log(Level.ERROR, "The query \"" + fresh.text() + "\" could not be understood.", fault);
            return new Unclear(fresh, "The reason is in the log of the server.");
        }
    }

    private void pauseAll(Unclear query, Instant now) {
        List<SubscriptionId> having = new ArrayList<>();
        sharing.subscriptions(query.fresh().number(), having::add);
        for (SubscriptionId subscription : having) {
            subscriptions.pauseAndTell(subscription, "Its query cannot be read any more. " + query.fault(), now);
            sharing.leave(subscription);
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
            return Optional.of(analysis.condition(parser.get().meaning(query)));
        } catch (QuerySyntaxException unreadable) {
            return Optional.empty();
        }
    }

    int distinct() {
        return index.size();
    }
}

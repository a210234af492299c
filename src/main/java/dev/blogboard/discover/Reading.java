package dev.blogboard.discover;

import dev.blogboard.article.Articles;
import dev.blogboard.article.Companies;
import dev.blogboard.search.QueryAnalysis;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.SearchIndex;
import dev.blogboard.topic.Tags;
import dev.blogboard.topic.Taxonomy;
import java.time.InstantSource;
import java.util.function.Supplier;

/** All that readers are told is made from. Suppliers give the value of the moment. */
public record Reading(
        Supplier<? extends SearchIndex> index,
        Supplier<QueryParser> parser,
        Supplier<Companies> companies,
        Supplier<Taxonomy> taxonomy,
        Articles articles,
        Tags tags,
        QueryAnalysis analysis,
        InstantSource clock) {
    public Roundups roundups() {
        return new Roundups(index.get(), articles, tags, taxonomy.get(), companies);
    }

    public Profiles profiles() {
        return new Profiles(index.get(), tags, taxonomy.get());
    }

    public Asker asker() {
        return new Asker(index.get(), articles, analysis, companies);
    }

    public Trends trends() {
        return new Trends(index.get(), clock);
    }

    public Classics classics() {
        return new Classics(index.get(), taxonomy.get(), clock);
    }

    public Rising rising() {
        return new Rising(tags, articles, taxonomy.get(), clock);
    }
}

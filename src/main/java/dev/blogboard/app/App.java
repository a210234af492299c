package dev.blogboard.app;

import dev.blogboard.alert.Alerts;
import dev.blogboard.alert.Channel;
import dev.blogboard.alert.Dispatcher;
import dev.blogboard.alert.EditRun;
import dev.blogboard.alert.Matching;
import dev.blogboard.alert.Mutes;
import dev.blogboard.alert.Outbox;
import dev.blogboard.alert.Subscriptions;
import dev.blogboard.article.Articles;
import dev.blogboard.article.Companies;
import dev.blogboard.command.Desk;
import dev.blogboard.digest.DigestRun;
import dev.blogboard.feed.Feeds;
import dev.blogboard.feed.Feeds.CatalogueChange;
import dev.blogboard.feed.PollSchedule;
import dev.blogboard.feed.Poller;
import dev.blogboard.lucene.LuceneAnalysis;
import dev.blogboard.mail.DigestMailer;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.SearchIndex;
import dev.blogboard.sqlite.Database;
import dev.blogboard.sqlite.SqliteAlerts;
import dev.blogboard.sqlite.SqliteArticles;
import dev.blogboard.sqlite.SqliteFeeds;
import dev.blogboard.sqlite.SqliteMutes;
import dev.blogboard.sqlite.SqliteOutbox;
import dev.blogboard.sqlite.SqliteRuns;
import dev.blogboard.sqlite.SqliteSettings;
import dev.blogboard.sqlite.SqliteSubscriptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The whole program, put together. What a command does not ask for is not made: the index is opened by the first search.
 * Safe for use by several threads.
 */
public final class App implements AutoCloseable {
    private static final String APPLIED_CATALOGUE = "catalogue";
    /** So many articles tell which words are rare. */
    private static final int SAMPLE = 500;

    private static final String LOADED_LIBRARY = "library";

    private final Config config;
    private final InstantSource clock;
    private final Database database;
    private final SqliteSettings settings;
    private final SqliteRuns runs;
    private final Feeds feeds;
    private final Articles articles;
    private final Subscriptions subscriptions;
    private final Alerts alerts;
    private final KnownCompanies companies;
    private final Sources sources;
    private final Poller poller;
    private final KnownTopics topics;
    private final String synonyms;
    private final Index index;
    private final DigestParts digests;

    private App(Config config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        database = Database.open(config.dataDir().resolve("blogboard.db"));
        settings = new SqliteSettings(database);
        runs = new SqliteRuns(database);
        feeds = new SqliteFeeds(database, config.pagesFetch() ? PageJobs.LONGEST_WAIT : Duration.ZERO);
        articles = new SqliteArticles(database, clock);
        subscriptions = new SqliteSubscriptions(database);
        alerts = new SqliteAlerts(database);
        companies = new KnownCompanies(feeds, clock);
        topics = new KnownTopics(config.topicsFile());
        sources = new Sources(config, clock);
        poller = new Poller(
                feeds,
                sources.source(),
                new PollSchedule(config.pollInterval(), RandomGenerator.getDefault()),
                clock,
                config.pollConcurrency(),
                config.fetchPerHost(),
                sources::isUnlimited);
        synonyms = SynonymsFile.read(config.dataDir());
        index = new Index(config.dataDir(), articles, new LuceneAnalysis(companies, () -> topics, synonyms), clock);
        digests = new DigestParts(this, database);
    }

    /**
     * Opens the data directory, makes it if it is not there, and applies the catalogue where that changed.
     *
     * @throws ConfigException when the catalogue cannot be read
     */
    public static App open(Config config, InstantSource clock) {
        App app = new App(config, clock);
        try {
            app.prepare();
        } catch (RuntimeException fault) {
            app.close();
            throw fault;
        }
        return app;
    }

    private void prepare() {
        CatalogueFile catalogue = new CatalogueFile(config);
        Optional<byte[]> bytes = catalogue.bytes();
        String fingerprint = bytes.map(catalogue::fingerprint).orElse("none");
        if (!settings.get(APPLIED_CATALOGUE).equals(Optional.of(fingerprint))) {
            applyCatalogue();
        }
        if (config.libraryLoad() && settings.get(LOADED_LIBRARY).isEmpty()) {
            new CatalogueFile(config).companiesInJar().forEach(feeds::addCompany);
            articles.addHistory(Library.load());
            settings.put(LOADED_LIBRARY, Cli.Version.text());
        }
    }

    /** Makes the feeds be those of the catalogue file as it is now. */
    CatalogueChange applyCatalogue() {
        CatalogueFile catalogue = new CatalogueFile(config);
        Optional<byte[]> bytes = catalogue.bytes();
        CatalogueChange change =
                feeds.apply(bytes.map(catalogue::parse).orElse(Feeds.Catalogue.EMPTY), clock.instant());
        settings.put(APPLIED_CATALOGUE, bytes.map(catalogue::fingerprint).orElse("none"));
        companies.forget();
        return change;
    }

    Config config() {
        return config;
    }

    InstantSource clock() {
        return clock;
    }

    Database database() {
        return database;
    }

    Feeds feeds() {
        return feeds;
    }

    Articles articles() {
        return articles;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    Alerts alerts() {
        return alerts;
    }

    SqliteSettings settings() {
        return settings;
    }

    SqliteRuns runs() {
        return runs;
    }

    Sources sources() {
        return sources;
    }

    Poller poller() {
        return poller;
    }

    Companies companies() {
        return companies.get();
    }

    KnownTopics topics() {
        return topics;
    }

    Discovery discovery() {
        return new Discovery(this);
    }

    QueryParser parser() {
        return new QueryParser(companies.get(), topics);
    }

    SearchIndex search() {
        return index.search();
    }

    Index index() {
        return index;
    }

    /** Takes new articles into the index, unless another process is there to do so. */
    void indexWhereNobodyElseDoes() {
        index.catchUp();
    }

    Desk desk() {
        return new DeskParts(this, database, sources.reader(), companies).desk();
    }

    Mutes mutes() {
        return new SqliteMutes(database);
    }

    Matching matching() {
        return new Matching(
                alerts,
                subscriptions,
                mutes(),
                index.analysis(),
                this::parser,
                companies,
                () -> articles.changedAfter(articles.lastChange() - SAMPLE, SAMPLE),
                new Matching.Keeping(
                        config.dataDir().resolve("saved-queries"),
                        () -> String.join("\n", Cli.Version.text(), articles.store(), topics.fingerprint(), synonyms)),
                clock);
    }

    DigestParts digests() {
        return digests;
    }

    /** What writes and sends mail; to be closed after use. */
    DigestMailer mailer() {
        return digests.mailer();
    }

    DigestRun digestRun(DigestMailer mailer) {
        return digests.run(mailer);
    }

    Dispatcher dispatcher(List<Channel> channels) {
        return new Dispatcher(outbox(), channels, clock);
    }

    EditRun editRun(List<Channel> channels) {
        return new EditRun(outbox(), channels, clock);
    }

    Outbox outbox() {
        return new SqliteOutbox(database);
    }

    @Override
    public void close() {
        try (database;
                index;
                sources;
                poller) {
            // In reverse order, each even when another fails.
        }
    }
}

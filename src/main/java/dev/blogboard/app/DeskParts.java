package dev.blogboard.app;

import dev.blogboard.article.Companies;
import dev.blogboard.command.Desk;
import dev.blogboard.command.FeedDesk;
import dev.blogboard.command.FollowDesk;
import dev.blogboard.command.PeopleDesk;
import dev.blogboard.command.SearchDesk;
import dev.blogboard.command.SubscriptionDesk;
import dev.blogboard.command.WhyDesk;
import dev.blogboard.feed.FeedReader;
import dev.blogboard.sqlite.Database;
import dev.blogboard.sqlite.SqlitePeople;
import dev.blogboard.sqlite.SqlitePresses;
import dev.blogboard.sqlite.SqliteTraces;
import java.util.function.Supplier;

/** The wiring of what answers commands. */
record DeskParts(App app, Database database, FeedReader reader, Supplier<Companies> companies) {
    Desk desk() {
        DigestParts digests = app.digests();
        return new Desk(
                new SearchDesk(
                        app::search,
                        app::parser,
                        companies,
                        app.articles(),
                        new SqliteTraces(database),
                        () -> app.discovery().profiles()),
                new FollowDesk(
                        app::search,
                        app::parser,
                        app.subscriptions(),
                        digests.mailboxes(),
                        new FollowDesk.Limits(
                                app.config().subscriptionsPerPerson(),
                                app.config().subscriptionsPerServer()),
                        app.clock()),
                new SubscriptionDesk(
                        app::search, app::parser, app.subscriptions(), digests.mailboxes(), app.mutes(), app.clock()),
                new WhyDesk(
                        app.articles(),
                        app.subscriptions(),
                        new SqliteTraces(database),
                        app.mutes(),
                        app.index().analysis(),
                        app::parser,
                        companies,
                        app.clock()),
                new FeedDesk(app.feeds(), reader, app.clock()),
                new PeopleDesk(
                        new SqlitePeople(database),
                        new SqlitePresses(database),
                        app.subscriptions(),
                        digests.readers(),
                        digests.defaults()),
                app.discovery().desk(),
                digests.mailDesk(),
                app.feeds(),
                app.articles(),
                Cli.Version.text());
    }
}

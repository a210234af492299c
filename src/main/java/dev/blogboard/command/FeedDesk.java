package dev.blogboard.command;

import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.FeedReader;
import dev.blogboard.feed.Feeds;
import dev.blogboard.feed.UnreadableFeedException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Answers what is about feeds. Safe for use by several threads. */
public final class FeedDesk {
    private static final int LISTED = 15;

    private final Feeds feeds;
    private final FeedReader reader;
    private final InstantSource clock;

    public FeedDesk(Feeds feeds, FeedReader reader, InstantSource clock) {
        this.feeds = feeds;
        this.reader = reader;
        this.clock = clock;
    }

    Reply health() {
        List<Feed> all = feeds.all();
        List<Feed> ailing = all.stream().filter(Feed::ailing).toList();
        int paused = (int) all.stream().filter(Feed::paused).count();
        return new Reply.Health(all.size(), paused, ailing);
    }

    Reply list(Command.ListFeeds asked) {
        Companies companies = feeds.companies();
        Optional<Company> company = asked.company().isBlank() ? Optional.empty() : companies.named(asked.company());
        if (company.isEmpty() && !asked.company().isBlank()) {
            return new Reply.NoSuchCompany(asked.company(), CompanyNames.near(asked.company(), companies));
        }
        List<Feed> wanted = feeds.all().stream()
                .filter(feed -> company.isEmpty()
                        || companies.family(company.get().id()).contains(feed.company()))
                .toList();
        List<Reply.FeedOf> page = wanted.stream()
                .skip(asked.offset())
                .limit(LISTED)
                .map(feed -> new Reply.FeedOf(feed, owner(companies, feed)))
                .toList();
        return new Reply.FeedList(asked, page, wanted.size());
    }

    private static Company owner(Companies companies, Feed feed) {
        return companies
                .withId(feed.company())
                .orElseGet(() -> Company.named(feed.company().value()));
    }

    Reply add(Command.AddFeed asked) {
        if (!asked.url().matches("(?i)https?://.+")) {
            return new Reply.Mistaken("\"" + asked.url() + "\" is no http or https URL.");
        }
        try {
            List<String> found = reader.discover(asked.url());
            return switch (found.size()) {
                case 0 -> new Reply.Mistaken("There is no feed at " + asked.url() + ", and the page names none.");
                case 1 -> add(found.getFirst(), asked.company());
                default -> new Reply.SeveralFeeds(asked, found);
            };
        } catch (UnreadableFeedException unreadable) {
            return new Reply.Mistaken(asked.url() + ": " + unreadable.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Reply.Mistaken("Blogboard is stopping; try again in a moment.");
        }
    }

    private Reply add(String url, String companyName) throws UnreadableFeedException, InterruptedException {
        Company owner = owner(url, companyName);
        feeds.addCompany(owner);
        return feeds.add(new Feeds.NewFeed(url, owner.id(), null, null, null), Feed.Origin.PERSON, clock.instant())
                .<Reply>map(feed -> new Reply.FeedAdded(feed, owner))
                .orElseGet(() -> new Reply.Mistaken(url + " is there already."));
    }

    /** The company named, else the one that the feed's title names, else one named after its host. */
    private Company owner(String url, String companyName) throws UnreadableFeedException, InterruptedException {
        Companies companies = feeds.companies();
        if (!companyName.isBlank()) {
            return companies.named(companyName).orElseGet(() -> Company.named(companyName.strip()));
        }
        String title = reader.fetch(url).title();
        if (title != null) {
            return companies.named(title).orElseGet(() -> Company.named(title));
        }
        String host = Objects.requireNonNullElse(URI.create(url).getHost(), url);
        return new Company(CompanyId.ofName(host), host, List.of(), null, null, false);
    }

    Reply remove(Command.RemoveFeed asked) {
        Optional<Feed> feed = feeds.withUrl(asked.url().strip());
        if (feed.isEmpty()) {
            return new Reply.Mistaken("There is no feed \"" + asked.url() + "\"; /feeds list shows those there are.");
        }
        feeds.remove(feed.get().id());
        return new Reply.FeedRemoved(asked.url().strip());
    }
}

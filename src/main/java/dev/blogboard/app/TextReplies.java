package dev.blogboard.app;

import dev.blogboard.alert.Post;
import dev.blogboard.alert.Subscription;
import dev.blogboard.article.Company;
import dev.blogboard.command.Reply;
import dev.blogboard.command.Settings;
import dev.blogboard.discover.CompanyProfile;
import dev.blogboard.feed.Feed;
import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.SearchResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Replies as a terminal shows them. */
final class TextReplies {
    private static final int TOPIC_WIDTH = 26;

    private final TextStyle style;
    private final InstantSource clock;
    private final UnaryOperator<String> topicName;
    private final TextFollowing following;

    /** @param topicName gives a topic's name for its id */
    TextReplies(TextStyle style, InstantSource clock, UnaryOperator<String> topicName) {
        this.style = style;
        this.clock = clock;
        this.topicName = topicName;
        following = new TextFollowing(style, this);
    }

    TextStyle style() {
        return style;
    }

    String render(Reply reply) {
        return switch (reply) {
            case Reply.Found found ->
                found(found.query(), found.result(), found.asked().offset());
            case Reply.Mistaken mistaken -> mistaken.message();
            case Reply.Subscribed subscribed -> following.subscribed(subscribed.subscription());
            case Reply.Preview preview -> following.preview(preview);
            case Reply.SubscribedBefore before -> following.before(before);
            case Reply.Why why -> following.why(why);
            case Reply.Muted muted -> following.muted(muted);
            case Reply.Mutes mutes -> following.mutes(mutes);
            case Reply.LessLike less -> following.less(less);
            case Reply.SeveralMailboxes several -> following.severalMailboxes(several);
            case Reply.Subscriptions list -> following.list(list);
            case Reply.OneSubscription one -> following.preview(one.preview());
            case Reply.ServerSubscriptionsRemoved all -> all.subscriptions() + " subscriptions of the server.";
            case Reply.Left left -> "Nothing was changed.";
            case Reply.Unsubscribed gone -> "Subscription " + gone.subscription() + " is removed.";
            case Reply.Health health -> health(health);
            case Reply.Related related -> related(related);
            case Reply.Profile profile -> profile(profile);
            case Reply.NoSuchCompany none -> noSuchCompany(none);
            case Reply.FeedList list -> feedList(list);
            case Reply.FeedAdded added ->
                "Added " + style.link(added.feed().url()) + " of "
                        + TextStyle.harmless(added.company().name()) + "; it is polled next.";
            case Reply.SeveralFeeds several ->
                "The page names several feeds; add the one you mean:\n  "
                        + several.urls().stream().map(TextStyle::harmless).collect(Collectors.joining("\n  "));
            case Reply.FeedRemoved removed -> "Removed " + style.link(removed.url()) + "; its articles stay.";
            case Reply.SettingsShown shown -> settings(shown);
            case Reply.ForgetMeAsked asked ->
                "This erases your settings, your recent searches, " + asked.subscriptions() + " subscriptions, and all"
                        + " about " + asked.mailboxes() + " mailboxes that digests go to.";
            case Reply.Forgotten forgotten ->
                "Everything about you is erased, and " + forgotten.subscriptions() + " subscriptions with it.";
            case Reply.Discovered told -> new TextDiscovery(style).render(told);
            case Reply.Told told -> told(told);
            case Reply.Help help -> TerminalCommands.help(style);
            case Reply.HelpWithQueries help -> TerminalCommands.helpWithQueries(style);
            case Reply.About about -> about(about);
        };
    }

    String found(SearchResult result, int offset) {
        return new SearchText(style, topicName).found(result, offset);
    }

    String found(ParsedQuery query, SearchResult result, int offset) {
        return new SearchText(style, topicName).answer(query, result, offset);
    }

    private String told(Reply.Told told) {
        StringBuilder text = new StringBuilder(style.bold(told.heading()));
        told.lines().forEach(line -> text.append("\n  ").append(TextStyle.harmless(line)));
        if (!told.document().isEmpty()) {
            text.append('\n');
            told.document().lines().forEach(line -> text.append("\n").append(TextStyle.harmless(line)));
        }
        return text.toString();
    }

    /** Alerts as they appear above the prompt. */
    String post(Post post) {
        String entries = post.entries().stream().map(this::entry).collect(Collectors.joining("\n"));
        return post.more() == 0 ? entries : entries + "\n" + style.dim("and " + post.more() + " more");
    }

    private String entry(Post.Entry entry) {
        String queries = entry.subscriptions().stream().map(Subscription::query).collect(Collectors.joining(", "));
        String alsoAt = entry.alsoAt().stream()
                .map(article -> "\n    also at " + style.link(article.url()))
                .collect(Collectors.joining());
        return style.bold("New") + " at " + TextStyle.harmless(entry.company().name()) + ": "
                + TextStyle.harmless(entry.article().title()) + "\n    "
                + style.link(entry.article().url())
                + style.dim("  (you follow " + TextStyle.harmless(queries) + ")") + alsoAt;
    }

    private String related(Reply.Related related) {
        if (related.hits().isEmpty()) {
            return "Nothing here is like " + style.bold(related.article().title()) + ".";
        }
        return "Like " + style.bold(related.article().title()) + ":\n\n"
                + related.hits().stream()
                        .map(new SearchText(style, topicName)::hit)
                        .collect(Collectors.joining("\n"));
    }

    private String profile(Reply.Profile profile) {
        String site = profile.company().site();
        StringBuilder text = new StringBuilder(style.bold(profile.company().name()))
                .append(site == null ? "" : "  " + style.link(site))
                .append("\n\n")
                .append(profile.latest().total())
                .append(profile.latest().total() == 1 ? " article" : " articles");
        if (!profile.months().isEmpty()) {
            text.append(" since ").append(profile.months().getFirst().month().getYear());
        }
        SearchText search = new SearchText(style, topicName);
        text.append(stack(profile.about())).append("\n");
        profile.latest().hits().forEach(hit -> text.append("\n").append(search.hit(hit)));
        return text.toString().stripTrailing();
    }

    /** Topics by years, as numbers of articles. */
    private String stack(CompanyProfile about) {
        if (about.stack().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\n\n").append(" ".repeat(TOPIC_WIDTH + 2));
        about.years().forEach(year -> text.append(String.format("%6d", year)));
        text.append("   all");
        for (CompanyProfile.StackRow row : about.stack()) {
            String name = TextStyle.harmless(row.topic().name());
            text.append("\n  ")
                    .append(String.format(
                            "%-" + TOPIC_WIDTH + "s",
                            name.length() > TOPIC_WIDTH ? name.substring(0, TOPIC_WIDTH) : name));
            row.perYear().forEach(count -> text.append(String.format("%6s", count == 0 ? "·" : count)));
            text.append(String.format("%6d", row.articles()));
        }
        return text.toString();
    }

    private String noSuchCompany(Reply.NoSuchCompany none) {
        String near = none.near().stream().map(Company::name).collect(Collectors.joining(", "));
        return "There is no company \"" + TextStyle.harmless(none.typed()) + "\" here."
                + (near.isEmpty() ? "" : " Did you mean " + near + "?");
    }

    private String feedList(Reply.FeedList list) {
        int last = list.asked().offset() + list.feeds().size();
        return list.feeds().stream()
                        .map(feed -> style.bold(feed.company().name()) + "  "
                                + style.link(feed.feed().url()))
                        .collect(Collectors.joining("\n"))
                + "\n"
                + style.dim(list.total() + " feeds"
                        + (last < list.total() ? ", shown to " + last + "; /more goes on." : "."));
    }

    private String settings(Reply.SettingsShown shown) {
        Settings settings = shown.settings();
        return (shown.changed() ? "Set. " : "") + "Dates in "
                + settings.datesOrUsual().getDisplayLanguage(Locale.ENGLISH) + ", time zone "
                + Objects.requireNonNullElse(settings.zone(), ZoneOffset.UTC) + ".";
    }

    private String health(Reply.Health health) {
        StringBuilder text = new StringBuilder()
                .append(health.feeds())
                .append(" feeds, ")
                .append(health.paused())
                .append(" paused, ")
                .append(health.ailing().size())
                .append(" that cannot be read.");
        for (Feed feed : health.ailing()) {
            text.append('\n').append(ailing(feed));
        }
        return text.toString();
    }

    String ailing(Feed feed) {
        return "  " + style.link(feed.url()) + "\n      "
                + TextStyle.harmless(Objects.requireNonNullElse(feed.lastError(), "No reason is known."))
                + style.dim(" " + (feed.failures() == 1 ? "Once" : feed.failures() + " times in a row") + ", next try "
                        + in(feed.nextPoll()) + ".");
    }

    private String about(Reply.About about) {
        return "Blogboard " + about.version() + ": " + about.articles() + " articles by " + about.companies()
                + " companies, from " + about.feeds() + " feeds, last polled "
                + (about.lastPoll() == null ? "never" : ago(about.lastPoll())) + ".";
    }

    String ago(Instant moment) {
        return since(moment) + " ago";
    }

    String since(Instant moment) {
        return rough(Duration.between(moment, clock.instant()));
    }

    String in(Instant moment) {
        Duration wait = Duration.between(clock.instant(), moment);
        return wait.isNegative() || wait.toSeconds() < 1 ? "now" : "in " + rough(wait);
    }

    /** In the largest unit of which there is more than one: 90 s, 5 min, 3 h, 12 days. */
    static String rough(Duration duration) {
        if (duration.toSeconds() < 120) {
            return Math.max(0, duration.toSeconds()) + " s";
        } else if (duration.toMinutes() < 120) {
            return duration.toMinutes() + " min";
        } else if (duration.toHours() < 48) {
            return duration.toHours() + " h";
        }
        return duration.toDays() + " days";
    }
}

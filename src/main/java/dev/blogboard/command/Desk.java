package dev.blogboard.command;

import dev.blogboard.article.Articles;
import dev.blogboard.feed.Feed;
import dev.blogboard.feed.Feeds;
import dev.blogboard.search.QuerySyntaxException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Answers commands, each by the desk for its area. Safe for use by several threads. */
public final class Desk {
    /** How many hits make a page. */
    public static final int PAGE = 10;

    private final SearchDesk searching;
    private final FollowDesk following;
    private final SubscriptionDesk keeping;
    private final WhyDesk wondering;
    private final FeedDesk feeding;
    private final PeopleDesk people;
    private final DiscoverDesk discovering;
    private final MailDesk mailing;
    private final Feeds feeds;
    private final Articles articles;
    private final String version;

    public Desk(
            SearchDesk searching,
            FollowDesk following,
            SubscriptionDesk keeping,
            WhyDesk wondering,
            FeedDesk feeding,
            PeopleDesk people,
            DiscoverDesk discovering,
            MailDesk mailing,
            Feeds feeds,
            Articles articles,
            String version) {
        this.searching = searching;
        this.following = following;
        this.keeping = keeping;
        this.wondering = wondering;
        this.feeding = feeding;
        this.people = people;
        this.discovering = discovering;
        this.mailing = mailing;
        this.feeds = feeds;
        this.articles = articles;
        this.version = version;
    }

    public Reply answer(Command command) {
        try {
            return switch (command) {
                case Command.Search asked -> searching.search(asked);
                case Command.Related asked -> searching.related(asked);
                case Command.Profile asked -> searching.profile(asked);
                case Command.Subscribe asked -> following.subscribe(asked);
                case Command.SubscribeByMail asked -> following.subscribeByMail(asked);
                case Command.ListSubscriptions asked -> keeping.list(asked);
                case Command.Foresee asked -> following.foresee(asked);
                case Command.Unsubscribe asked -> keeping.unsubscribe(asked);
                case Command.PauseSubscription asked -> keeping.pause(asked);
                case Command.ShowSubscription asked -> keeping.show(asked);
                case Command.EditSubscription asked -> keeping.edit(asked);
                case Command.RemoveServerSubscriptions asked -> keeping.removeAll(asked);
                case Command.Leave asked -> new Reply.Left();
                case Command.Why asked -> wondering.why(asked);
                case Command.LessLike asked -> wondering.less(asked);
                case Command.Mute asked -> wondering.mute(asked);
                case Command.Unmute asked -> wondering.unmute(asked);
                case Command.ListMutes asked -> wondering.mutes(asked.destination());
                case Command.FeedHealth asked -> feeding.health();
                case Command.ListFeeds asked -> feeding.list(asked);
                case Command.AddFeed asked -> feeding.add(asked);
                case Command.RemoveFeed asked -> feeding.remove(asked);
                case Command.ShowSettings asked -> people.settings(asked);
                case Command.ChangeSettings asked -> people.change(asked);
                case Command.ForgetMe asked -> people.forget(asked);
                case Command.Discovering asked -> discovering.answer(asked);
                case Command.Digest asked -> mailing.answer(asked.ask());
                case Command.Help asked -> new Reply.Help();
                case Command.HelpWithQueries asked -> new Reply.HelpWithQueries();
                case Command.About asked -> about();
            };
        } catch (QuerySyntaxException mistake) {
            return new Reply.Mistaken(mistake.pointed());
        }
    }

    private Reply about() {
        List<Feed> all = feeds.all();
        Instant lastPoll = all.stream()
                .map(Feed::lastPoll)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new Reply.About(
                version, articles.count(), feeds.companies().all().size(), all.size(), lastPoll);
    }
}

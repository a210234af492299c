package dev.blogboard.discord;

import dev.blogboard.command.Reply;

/** Replies as Discord shows them. */
final class Cards {
    private static final int LONGEST_DOCUMENT = 2_500;

    private Cards() {}

    /** @param asked what is answered, for the buttons that go on from there */
    static Card of(Reply reply, Asked asked) {
        return switch (reply) {
            case Reply.Found found -> SearchCards.found(found, asked);
            case Reply.Related related -> SearchCards.related(related, asked);
            case Reply.Profile profile -> CompanyCards.profile(profile, asked);
            case Reply.NoSuchCompany none -> CompanyCards.noSuchCompany(none, asked);
            case Reply.Mistaken mistaken -> mistaken(mistaken.message());
            case Reply.Subscribed subscribed -> FollowCards.subscribed(subscribed.subscription());
            case Reply.Preview preview -> FollowCards.preview(preview, asked);
            case Reply.SubscribedBefore before -> FollowCards.before(before, asked);
            case Reply.Why why -> AlertCards.why(why);
            case Reply.LessLike less -> AlertCards.less(less);
            case Reply.Muted muted -> AlertCards.muted(muted);
            case Reply.Mutes mutes -> AlertCards.mutes(mutes);
            case Reply.SeveralMailboxes several -> FollowCards.severalMailboxes(several, asked);
            case Reply.Subscriptions list -> SubscriptionCards.list(list, asked);
            case Reply.OneSubscription one -> SubscriptionCards.one(one, asked);
            case Reply.ServerSubscriptionsRemoved all -> SubscriptionCards.all(all);
            case Reply.Left left -> Card.usual().words("Nothing was changed.").build();
            case Reply.Unsubscribed gone ->
                Card.usual().words("You do not follow that any more.").build();
            case Reply.Health health -> FeedCards.health(health);
            case Reply.FeedList list -> FeedCards.list(list, asked);
            case Reply.FeedAdded added -> FeedCards.added(added);
            case Reply.SeveralFeeds several -> FeedCards.several(several);
            case Reply.FeedRemoved removed -> FeedCards.removed(removed);
            case Reply.SettingsShown shown -> SettingsOptions.shown(shown);
            case Reply.ForgetMeAsked erasure -> SettingsOptions.forgetMeAsked(erasure);
            case Reply.Forgotten forgotten ->
                Card.usual()
                        .words("Everything about you is erased, and %,d %s with it."
                                .formatted(
                                        forgotten.subscriptions(),
                                        forgotten.subscriptions() == 1 ? "subscription" : "subscriptions"))
                        .build();
            case Reply.Discovered told -> DiscoverCards.of(told, asked);
            case Reply.Told told -> told(told);
            case Reply.Help help -> HelpCards.help(asked);
            case Reply.HelpWithQueries help -> HelpCards.queries();
            case Reply.About about -> HelpCards.about(about);
        };
    }

    private static Card told(Reply.Told told) {
        Text text = Text.of("").bold(told.heading());
        for (String line : told.lines()) {
            text = text.newLine().plain(line);
        }
        String document = told.document();
        if (!document.isEmpty()) {
            boolean whole = document.length() <= LONGEST_DOCUMENT;
            text = text.newLine().block(whole ? document : document.substring(0, LONGEST_DOCUMENT) + "\n…");
        }
        return Card.usual().words(text).build();
    }

    /** The first line says what is wrong; what follows, a query with a caret under it, keeps its columns. */
    static Card mistaken(String message) {
        String[] parts = message.split("\n", 2);
        Text text = Text.of(parts[0]);
        if (parts.length == 2) {
            text.newLine().block(parts[1]);
        }
        return Card.of(Card.Tone.MISTAKE).words(text).build();
    }
}

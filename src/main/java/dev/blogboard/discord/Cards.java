package dev.blogboard.discord;

import dev.blogboard.alert.Subscription;
import dev.blogboard.command.Reply;
import dev.blogboard.feed.Feed;
import java.util.Objects;

/** Replies as Discord shows them. */
final class Cards {
    private Cards() {}

    /** @param asked what is answered, for the buttons that go on from there */
    static Card of(Reply reply, Asked asked) {
        return switch (reply) {
            case Reply.Found found -> SearchCards.found(found, asked);
            case Reply.Mistaken mistaken -> mistaken(mistaken.message());
            case Reply.Subscribed subscribed -> subscribed(subscribed.subscription());
            case Reply.SubscribedBefore before ->
                Card.usual()
                        .words(Text.of("You follow ").code(before.query()).plain(" already."))
                        .build();
            case Reply.Subscriptions list -> subscriptions(list);
            case Reply.Unsubscribed gone ->
                Card.usual()
                        .words("Subscription " + gone.subscription() + " is removed.")
                        .build();
            case Reply.Health health -> health(health);
            case Reply.Help help -> HelpCards.help();
            case Reply.About about -> about(about);
        };
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

    private static Card subscribed(Subscription subscription) {
        return Card.of(Card.Tone.NEWS)
                .words(Text.of("You follow ")
                        .code(subscription.query())
                        .plain(" now: new articles that match come to ")
                        .plain(subscription.destination().toString())
                        .plain("."))
                .build();
    }

    private static Card subscriptions(Reply.Subscriptions list) {
        Card.Builder card = Card.usual();
        if (list.subscriptions().isEmpty()) {
            card.words("You follow nothing yet.");
        }
        for (Subscription subscription : list.subscriptions()) {
            Text text = new Text().plain(subscription.id().value() + "  ").code(subscription.query());
            if (subscription.paused() != null) {
                text.plain("  paused: " + subscription.paused());
            }
            card.words(text);
        }
        return card.build();
    }

    private static Card health(Reply.Health health) {
        Card.Builder card = Card.usual()
                .words(new Text()
                        .heading()
                        .plain("Feeds")
                        .newLine()
                        .plain("%,d feeds, %,d paused, %,d that cannot be read."
                                .formatted(
                                        health.feeds(),
                                        health.paused(),
                                        health.ailing().size())));
        for (Feed feed : health.ailing().stream().limit(10).toList()) {
            card.words(new Text()
                    .plain(feed.url())
                    .newLine()
                    .small()
                    .plain(Objects.requireNonNullElse(feed.lastError(), "No reason is known.")));
        }
        return card.build();
    }

    private static Card about(Reply.About about) {
        Text text = new Text()
                .heading()
                .plain("Blogboard " + about.version())
                .newLine()
                .plain("%,d articles by %,d companies, from %,d feeds."
                        .formatted(about.articles(), about.companies(), about.feeds()))
                .newLine()
                .plain("Last poll: ");
        if (about.lastPoll() == null) {
            text.plain("none yet");
        } else {
            text.ago(about.lastPoll());
        }
        return Card.usual().words(text).build();
    }
}

package dev.blogboard.discord;

import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Subscription;
import dev.blogboard.command.Reply;
import java.util.Map;

/** Subscriptions. */
final class FollowCards {
    private FollowCards() {}

    static Card subscribed(Subscription subscription) {
        Text text = Text.of("You follow ").code(subscription.query()).plain(" now: new articles that match come ");
        Text where = switch (subscription.destination()) {
            case Destination.DiscordUser user -> text.plain("to your direct messages.");
            case Destination.DiscordChannel there -> text.plain("to ").channel(there.channel());
            case Destination.Mailbox box -> text.plain("to " + box.address());
            case Destination.Terminal terminal -> text.plain("to the terminal.");
        };
        return Card.of(Card.Tone.NEWS)
                .words(where)
                .buttons(new Card.Press(
                        "Undo",
                        Card.Look.USUAL,
                        new Ask(
                                "unfollow",
                                Map.of(
                                        "subscription",
                                        Long.toString(subscription.id().value())))))
                .build();
    }

    static Card before(Reply.SubscribedBefore before) {
        return Card.usual()
                .words(Text.of("You follow ").code(before.query()).plain(" already."))
                .build();
    }

    static Card list(Reply.Subscriptions list) {
        Card.Builder card = Card.usual().words(new Text().heading().plain("What you follow"));
        if (list.subscriptions().isEmpty()) {
            card.words("Nothing yet. Search for something, and press Alert me.");
        }
        for (Subscription subscription : list.subscriptions()) {
            Text text = new Text().code(subscription.query());
            if (subscription.lastFired() != null) {
                text.plain(" · last alert ").ago(subscription.lastFired());
            }
            if (subscription.paused() != null) {
                text.newLine().small().plain("Paused: " + subscription.paused());
            }
            card.words(text);
        }
        return card.build();
    }
}

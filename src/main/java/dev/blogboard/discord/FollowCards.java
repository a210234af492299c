package dev.blogboard.discord;

import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Mute;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.Timing;
import dev.blogboard.command.Reply;
import dev.blogboard.search.Explanation;
import dev.blogboard.search.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Subscriptions. */
final class FollowCards {
    private static final int LISTED = 12;

    private FollowCards() {}

    /** @param asked with what it was asked, to be asked again for sure */
    static Card preview(Reply.Preview preview, Asked asked) {
        Text text = Text.of("")
                .code(preview.query())
                .plain(" would have matched ")
                .bold("%,d %s".formatted(preview.lately(), preview.lately() == 1 ? "article" : "articles"))
                .plain(" in the last 30 days, about %,d a week.".formatted(preview.weekly()));
        Card.Builder card = Card.usual().words(text);
        for (Hit hit : preview.ever().hits()) {
            card.words(new Text()
                    .link(hit.article().title(), hit.article().url())
                    .newLine()
                    .small()
                    .plain(hit.company().name()));
        }
        warning(preview, card);
        List<Card.Button> buttons = new ArrayList<>();
        buttons.add(new Card.Press("Confirm", Card.Look.MAIN, asked.ask().with("sure", "yes")));
        String instead = preview.instead();
        if (instead != null) {
            Ask other = new Ask("subscribe", asked.ask().options())
                    .with("company", "")
                    .with("topic", "");
            buttons.add(new Card.Press("Take the other query", Card.Look.USUAL, other.with("query", instead)));
        }
        return card.words(new Text()
                        .small()
                        .plain("Alerts go ")
                        .append(where(preview.asked().destination()))
                        .plain(", " + timing(preview.asked().timing())
                                + ". To change anything, use the command again; to leave it, do nothing."))
                .buttons(buttons)
                .build();
    }

    private static void warning(Reply.Preview preview, Card.Builder card) {
        String instead = preview.instead();
        Text text = switch (preview.width()) {
            case RIGHT -> null;
            case NEVER -> Text.of("⚠️ It has never matched anything that is stored here.");
            case TOO_BROAD -> Text.of("⚠️ That is more than ten articles a day.");
        };
        if (text != null) {
            card.words(instead == null ? text : text.plain(" Perhaps: ").code(instead));
        }
    }

    private static Text where(Destination destination) {
        return switch (destination) {
            case Destination.DiscordUser user -> Text.of("to your direct messages");
            case Destination.DiscordChannel there -> Text.of("to ").channel(there.channel());
            case Destination.Mailbox box -> Text.of("to " + box.address());
            case Destination.Terminal terminal -> Text.of("to the terminal");
        };
    }

    private static String timing(Timing timing) {
        String when = switch (timing.cadence()) {
            case INSTANT -> "at once";
            case HOURLY -> "every hour";
            case DAILY -> "daily at %d:00 %s".formatted(timing.hour(), timing.zone());
            case WEEKLY -> "on Mondays at %d:00 %s".formatted(timing.hour(), timing.zone());
        };
        String quiet = timing.quiet() == null ? "" : ", quiet from " + timing.quiet();
        return when + quiet + (timing.mostADay() == 0 ? "" : ", at most " + timing.mostADay() + " a day");
    }

    static Card subscribed(Subscription subscription) {
        Text text = subscription.paused() == null
                ? Text.of("You follow ")
                        .code(subscription.query())
                        .plain(" now: new articles that match come ")
                        .append(where(subscription.destination()))
                        .plain(", " + timing(subscription.timing()) + ".")
                : Text.of("").code(subscription.query()).plain(" is paused; what matches meanwhile is kept.");
        return Card.of(Card.Tone.NEWS)
                .words(text)
                .buttons(
                        subscription.paused() == null
                                ? press("Undo", "unfollow", subscription)
                                : press("Resume", "subscriptions-resume", subscription))
                .build();
    }

    private static Card.Press press(String label, String command, Subscription subscription) {
        String id = Long.toString(subscription.id().value());
        return new Card.Press(label, Card.Look.USUAL, new Ask(command, Map.of("subscription", id)));
    }

    static Card before(Reply.SubscribedBefore before, Asked asked) {
        Subscription same = before.subscription();
        Text text = Text.of("You follow ")
                .code(same.query())
                .plain(" already, ")
                .append(where(same.destination()))
                .plain(", " + timing(same.timing()) + ".");
        boolean different = !same.timing().equals(before.asked().timing())
                || !same.manner().equals(before.asked().manner());
        Card.Builder card = Card.usual().words(text);
        if (different) {
            card.buttons(new Card.Press(
                    "Change to: " + timing(before.asked().timing()),
                    Card.Look.MAIN,
                    asked.ask().with("sure", "yes")));
        }
        return card.build();
    }

    static Card list(Reply.Subscriptions list) {
        Card.Builder card = Card.usual().words(new Text().heading().plain("What you follow"));
        if (list.subscriptions().isEmpty()) {
            card.words("Nothing yet. Search for something, and press Alert me, or use /subscribe.");
        }
        int shown = Math.min(LISTED, list.subscriptions().size());
        for (Subscription subscription : list.subscriptions().subList(0, shown)) {
            card.beside(
                    line(subscription),
                    subscription.paused() == null
                            ? press("Pause", "subscriptions-pause", subscription)
                            : press("Resume", "subscriptions-resume", subscription));
        }
        if (shown < list.subscriptions().size()) {
            card.words(new Text()
                    .italic("and %,d more".formatted(list.subscriptions().size() - shown)));
        }
        if (!list.subscriptions().isEmpty()) {
            card.menu(
                    "Remove one",
                    list.subscriptions().stream()
                            .limit(Payload.CHOICES)
                            .map(subscription -> new Card.Choice(
                                    subscription.query(),
                                    subscription.destination().toString(),
                                    press("", "unfollow", subscription).ask()))
                            .toList());
        }
        return card.build();
    }

    private static Text line(Subscription subscription) {
        Text text = new Text()
                .code(subscription.query())
                .newLine()
                .small()
                .append(where(subscription.destination()))
                .plain(", " + timing(subscription.timing()));
        if (subscription.lastFired() != null) {
            text.plain(" · %,d alerts, the last ".formatted(subscription.fired()))
                    .ago(subscription.lastFired());
        }
        if (subscription.paused() != null) {
            text.newLine().small().plain("Paused: " + subscription.paused());
        }
        return text;
    }

    static Card why(Reply.Why why) {
        Card.Builder card = Card.usual()
                .words(new Text().link(why.article().title(), why.article().url()));
        if (why.reasons().isEmpty()) {
            card.words("Nothing is followed here.");
        }
        for (Reply.Reason reason :
                why.reasons().subList(0, Math.min(LISTED, why.reasons().size()))) {
            Text text = new Text().code(reason.subscription().query());
            reason.explanation().ifPresent(explanation -> explain(explanation, text));
            if (!reason.trace().isEmpty()) {
                text.newLine().small().plain(reason.trace());
            }
            card.words(text);
        }
        return card.build();
    }

    private static void explain(Explanation explanation, Text text) {
        text.plain(explanation.matches() ? " matches" : " does not match");
        for (Explanation.Part part : explanation.parts()) {
            text.newLine().plain(part.holds() ? "✅ " : "❌ ").code(part.text());
            if (!part.places().isEmpty()) {
                text.plain(" in the " + String.join(" and the ", part.places()));
            }
        }
    }

    static Card muted(Mute mute) {
        String id = Long.toString(mute.id());
        return Card.usual()
                .words(what(Text.of("No more alerts here of "), mute))
                .buttons(new Card.Press("Undo", Card.Look.USUAL, new Ask("unmute", Map.of("mute", id))))
                .build();
    }

    static Card mutes(Reply.Mutes mutes) {
        Card.Builder card = Card.usual().words(new Text().heading().plain("Muted here"));
        if (mutes.mutes().isEmpty()) {
            card.words("Nothing.");
        }
        mutes.mutes().stream().limit(LISTED).forEach(mute -> card.words(what(Text.of(mute.id() + ": "), mute)));
        return card.build();
    }

    private static Text what(Text text, Mute mute) {
        Text what = mute.query() == null ? text.plain("one subscription") : text.code(mute.query());
        return mute.until() == null ? what : what.plain(" until " + mute.until());
    }
}

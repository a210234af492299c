package dev.blogboard.discord;

import dev.blogboard.alert.Mute;
import dev.blogboard.alert.Subscription;
import dev.blogboard.command.Reply;
import dev.blogboard.search.Explanation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why an alert came, and what can be muted. */
final class AlertCards {
    private static final int LISTED = 12;
    private static final String USUAL_DAYS = "30";
    private static final Map<String, String> WHILES = new LinkedHashMap<>();

    static {
        WHILES.put("1 day", "1");
        WHILES.put("1 week", "7");
        WHILES.put("1 month", "30");
    }

    private AlertCards() {}

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
        boolean came = why.reasons().stream()
                .anyMatch(reason ->
                        reason.explanation().filter(Explanation::matches).isPresent());
        if (came) {
            Ask less = AlertOptions.about("less-like-this", why.destination())
                    .with("article", Long.toString(why.article().id().value()));
            card.buttons(new Card.Press("Less like this", Card.Look.USUAL, less));
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

    static Card less(Reply.LessLike less) {
        Ask mute = AlertOptions.about("mute", less.destination());
        List<Card.Choice> words = less.words().stream()
                .map(word -> new Card.Choice(
                        word, "", mute.with("query", quoted(word)).with("days", USUAL_DAYS)))
                .toList();
        List<Card.Choice> silences = less.subscriptions().stream()
                .flatMap(subscription -> silences(subscription).stream())
                .toList();
        return Card.usual()
                .words(new Text()
                        .heading()
                        .plain("Less like this")
                        .newLine()
                        .link(less.article().title(), less.article().url())
                        .newLine()
                        .small()
                        .plain(
                                "A company or a word is muted for 30 days. What comes meanwhile is left out for good, and"
                                        + " never sent later; /mute shows what is muted, /unmute ends it."))
                .buttons(new Card.Press(
                        "Mute " + less.company().name(),
                        Card.Look.USUAL,
                        mute.with("query", "company:" + less.company().id()).with("days", USUAL_DAYS)))
                .menu("Mute a word of its title", words)
                .menu("Silence a subscription for a while", silences)
                .build();
    }

    /** To be silent for some while or other; for what goes to Discord. */
    static List<Card.Choice> silences(Subscription subscription) {
        Ask silence = AlertOptions.about("mute", subscription.destination())
                .with("subscription", Long.toString(subscription.id().value()));
        return WHILES.entrySet().stream()
                .map(some -> new Card.Choice(
                        some.getKey() + " without " + subscription.query(), "", silence.with("days", some.getValue())))
                .toList();
    }

    private static String quoted(String word) {
        return "\"" + word + "\"";
    }

    static Card muted(Reply.Muted muted) {
        Ask undo = AlertOptions.about("unmute", muted.mute().destination())
                .with("mute", Long.toString(muted.mute().id()));
        Text text = Text.of(
                muted.mute().subscription() == null
                        ? "No more alerts here of "
                        : "There are no alerts from your subscription ");
        return Card.usual()
                .words(until(text.code(muted.query()), muted.mute()).plain("."))
                .words(new Text().small().plain("What comes meanwhile is left out, and not sent later."))
                .buttons(new Card.Press("Undo", Card.Look.USUAL, undo))
                .build();
    }

    static Card mutes(Reply.Mutes mutes) {
        Card.Builder card = Card.usual().words(new Text().heading().plain("Muted here"));
        if (mutes.mutes().isEmpty()) {
            card.words("Nothing.");
        }
        mutes.mutes().stream()
                .limit(LISTED)
                .forEach(muted -> card.beside(
                        line(muted),
                        new Card.Press(
                                "End",
                                Card.Look.USUAL,
                                AlertOptions.about("unmute", muted.mute().destination())
                                        .with("mute", Long.toString(muted.mute().id())))));
        return card.build();
    }

    private static Text line(Reply.Muted muted) {
        Text text =
                Text.of(muted.mute().id() + ": " + (muted.mute().subscription() == null ? "" : "the subscription "));
        return until(text.code(muted.query()), muted.mute());
    }

    private static Text until(Text text, Mute mute) {
        return mute.until() == null ? text : text.plain(" until ").day(mute.until());
    }
}

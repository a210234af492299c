package dev.blogboard.app;

import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Mute;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.Timing;
import dev.blogboard.command.Reply;
import dev.blogboard.search.Explanation;
import dev.blogboard.search.Hit;
import java.util.Locale;
import java.util.stream.Collectors;

/** Subscriptions as a terminal shows them. */
final class TextFollowing {
    private final TextStyle style;
    private final TextReplies replies;

    TextFollowing(TextStyle style, TextReplies replies) {
        this.style = style;
        this.replies = replies;
    }

    String preview(Reply.Preview preview) {
        StringBuilder text = new StringBuilder(style.bold(TextStyle.harmless(preview.query())))
                .append(" would have matched ")
                .append(preview.lately())
                .append(preview.lately() == 1 ? " article" : " articles")
                .append(" in the last 30 days, about ")
                .append(preview.weekly())
                .append(" a week.");
        for (Hit hit : preview.ever().hits()) {
            text.append("\n  ")
                    .append(style.marked(hit.title()))
                    .append(style.dim("  " + TextStyle.harmless(hit.company().name())));
        }
        String warning = warning(preview);
        return warning.isEmpty() ? text.toString() : text + "\n" + style.warning(warning);
    }

    private static String warning(Reply.Preview preview) {
        String instead = preview.instead() == null ? "" : " Try: " + TextStyle.harmless(preview.instead());
        return switch (preview.width()) {
            case RIGHT -> "";
            case NEVER -> "It has never matched anything that is stored here." + instead;
            case TOO_BROAD -> "That is more than ten articles a day." + instead;
        };
    }

    String before(Reply.SubscribedBefore before) {
        return "You follow "
                + style.bold(TextStyle.harmless(before.subscription().query())) + " there already, as"
                + " subscription " + before.subscription().id().value() + ".";
    }

    String subscribed(Subscription subscription) {
        String paused = subscription.paused();
        String name = style.bold(TextStyle.harmless(subscription.query())) + " (subscription "
                + subscription.id().value() + ")";
        if (paused != null) {
            return name + " is paused. " + TextStyle.harmless(paused);
        }
        String where = subscription.destination() instanceof Destination.Terminal
                ? "here"
                : "to " + TextStyle.harmless(subscription.destination().toString());
        return "You follow " + name + " now. New articles that match come " + where + ", "
                + timing(subscription.timing()) + ".";
    }

    static String timing(Timing timing) {
        String when = switch (timing.cadence()) {
            case INSTANT -> "at once";
            case HOURLY -> "every hour";
            case DAILY -> "daily at " + timing.hour() + ":00 " + timing.zone();
            case WEEKLY ->
                "every " + capitalised(timing.day().name()) + " at " + timing.hour() + ":00 " + timing.zone();
        };
        String quiet = timing.quiet() == null ? "" : ", never from " + timing.quiet() + " " + timing.zone();
        return when + quiet + (timing.mostADay() == 0 ? "" : ", at most " + timing.mostADay() + " a day");
    }

    private static String capitalised(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    String list(Reply.Subscriptions list) {
        if (list.subscriptions().isEmpty()) {
            return "You follow nothing yet. Try: /subscribe kafka at linkedin";
        }
        return list.subscriptions().stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(Subscription subscription) {
        String fired = subscription.lastFired() == null
                ? "nothing yet"
                : "last alert " + replies.ago(subscription.lastFired()) + ", " + subscription.fired() + " in all";
        return String.format("%4d  ", subscription.id().value())
                + style.bold(TextStyle.harmless(subscription.query()))
                + style.dim("  " + timing(subscription.timing()) + "; " + fired)
                + (subscription.paused() == null
                        ? ""
                        : style.warning("  paused: " + TextStyle.harmless(subscription.paused())));
    }

    String why(Reply.Why why) {
        StringBuilder text =
                new StringBuilder(style.bold(TextStyle.harmless(why.article().title())));
        if (why.reasons().isEmpty()) {
            text.append("\n  You follow nothing here.");
        }
        for (Reply.Reason reason : why.reasons()) {
            text.append("\n  ").append(TextStyle.harmless(reason.subscription().query()));
            reason.explanation().ifPresent(explanation -> {
                text.append(explanation.matches() ? ": matches" : ": does not match");
                explanation.parts().forEach(part -> text.append("\n    ").append(part(part)));
            });
            if (!reason.trace().isEmpty()) {
                text.append("\n    ").append(style.dim(TextStyle.harmless(reason.trace())));
            }
        }
        return why.more() == 0 ? text.toString() : text + "\n  and " + why.more() + " more subscriptions";
    }

    private static String part(Explanation.Part part) {
        String where = part.places().isEmpty() ? "" : " in the " + String.join(" and the ", part.places());
        return (part.holds() ? "yes  " : "no   ") + TextStyle.harmless(part.text()) + where;
    }

    String muted(Mute mute) {
        return "No more alerts of " + what(mute) + ", as mute " + mute.id() + "; /unmute " + mute.id() + " ends that.";
    }

    String mutes(Reply.Mutes mutes) {
        if (mutes.mutes().isEmpty()) {
            return "Nothing is muted here.";
        }
        return mutes.mutes().stream()
                .map(mute -> String.format("%4d  ", mute.id()) + what(mute))
                .collect(Collectors.joining("\n"));
    }

    private String what(Mute mute) {
        String what = mute.query() == null ? "that subscription" : style.bold(TextStyle.harmless(mute.query()));
        return mute.until() == null ? what : what + " until " + mute.until();
    }
}

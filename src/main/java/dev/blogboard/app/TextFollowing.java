package dev.blogboard.app;

import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.Timing;
import dev.blogboard.command.Reply;
import dev.blogboard.search.Explanation;
import dev.blogboard.search.Hit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Subscriptions as a terminal shows them. */
final class TextFollowing {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    private final TextStyle style;
    private final TextReplies replies;

    TextFollowing(TextStyle style, TextReplies replies) {
        this.style = style;
        this.replies = replies;
    }

    String preview(Reply.Preview preview) {
        StringBuilder text = new StringBuilder(style.bold(TextStyle.harmless(preview.query())))
                .append(" would have matched ")
                .append(
                        preview.lately() == 0
                                ? "nothing"
                                : preview.lately() == 1 ? "1 article" : preview.lately() + " articles")
                .append(" in the last 30 days")
                .append(preview.lately() == 0 ? "." : ", " + preview.pace() + ".");
        if (!preview.ever().hits().isEmpty()) {
            text.append(" The newest of all it finds:");
        }
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
        return list.subscriptions().stream()
                .map(subscription -> line(subscription, list.silent().get(subscription.id())))
                .collect(Collectors.joining("\n"));
    }

    private String line(Subscription subscription, @Nullable Instant silent) {
        String fired = subscription.lastFired() == null
                ? "nothing yet"
                : "last alert " + replies.ago(subscription.lastFired()) + ", " + subscription.fired() + " in all";
        return String.format("%4d  ", subscription.id().value())
                + style.bold(TextStyle.harmless(subscription.query()))
                + style.dim("  " + timing(subscription.timing()) + "; " + fired)
                + (subscription.paused() == null
                        ? ""
                        : style.warning("  paused: " + TextStyle.harmless(subscription.paused())))
                + (silent == null ? "" : style.warning("  silent" + until(silent)));
    }

    private static String moment(Instant moment) {
        return MOMENT.format(moment.atOffset(ZoneOffset.UTC));
    }

    static String until(Instant silent) {
        return silent.equals(Instant.MAX) ? "" : " until " + moment(silent);
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

    String muted(Reply.Muted muted) {
        long id = muted.mute().id();
        return "No more alerts of " + what(muted) + ", as mute " + id + "; /unmute " + id
                + " ends that. What comes meanwhile is left out, and not sent later.";
    }

    String mutes(Reply.Mutes mutes) {
        if (mutes.mutes().isEmpty()) {
            return "Nothing is muted here.";
        }
        return mutes.mutes().stream()
                .map(muted -> String.format("%4d  ", muted.mute().id()) + what(muted))
                .collect(Collectors.joining("\n"));
    }

    private String what(Reply.Muted muted) {
        String query = style.bold(TextStyle.harmless(muted.query()));
        String what = muted.mute().subscription() == null ? query : "the subscription " + query;
        return muted.mute().until() == null
                ? what
                : what + " until " + moment(muted.mute().until());
    }

    String less(Reply.LessLike less) {
        StringBuilder text =
                new StringBuilder(style.bold(TextStyle.harmless(less.article().title())));
        text.append("\n  /mute company:")
                .append(TextStyle.harmless(less.company().id().toString()));
        less.words().forEach(word -> text.append("\n  /mute ").append(TextStyle.harmless(word)));
        less.subscriptions()
                .forEach(subscription -> text.append("\n  /pause ")
                        .append(subscription.id().value())
                        .append(" 7    a week without ")
                        .append(TextStyle.harmless(subscription.query())));
        return text.toString();
    }

    String severalMailboxes(Reply.SeveralMailboxes several) {
        return "Say to which mailbox: " + String.join(", ", several.addresses());
    }
}

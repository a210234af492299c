package dev.blogboard.discord;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.Timing;
import dev.blogboard.command.Command;
import dev.blogboard.command.Reply;
import dev.blogboard.search.Hit;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Subscriptions. */
final class FollowCards {
    private FollowCards() {}

    /** @param asked with what it was asked, to be asked again for sure */
    static Card preview(Reply.Preview preview, Asked asked) {
        Text text = Text.of("").code(preview.query()).plain(" would have matched ");
        if (preview.lately() == 0) {
            text.bold("nothing").plain(" in the last 30 days.");
        } else {
            text.bold("%,d %s".formatted(preview.lately(), preview.lately() == 1 ? "article" : "articles"))
                    .plain(" in the last 30 days, " + preview.pace() + ".");
        }
        if (!preview.ever().hits().isEmpty()) {
            text.newLine().small().plain("The newest of all it finds:");
        }
        Card.Builder card = Card.usual().words(text);
        for (Hit hit : preview.ever().hits()) {
            Text line = new Text()
                    .link(hit.article().title(), hit.article().url())
                    .newLine()
                    .small()
                    .plain(hit.company().name());
            if (hit.article().published() != null) {
                line.plain(" · " + Dates.day(hit.article().published(), asked.dates()));
            }
            card.words(line);
        }
        warning(preview, card);
        tags(preview.asked(), asked).ifPresent(card::words);
        List<Card.Button> buttons = new ArrayList<>();
        buttons.add(
                new Card.Press("Confirm", Card.Look.MAIN_TURN_PAGE, asked.ask().with("sure", "yes")));
        String instead = preview.instead();
        if (instead != null) {
            Ask other = new Ask("subscribe", asked.ask().options())
                    .with("company", "")
                    .with("topic", "");
            buttons.add(new Card.Press("Take the other query", Card.Look.TURN_PAGE, other.with("query", instead)));
        }
        buttons.add(new Card.Press("Cancel", Card.Look.TURN_PAGE, new Ask("leave")));
        return card.words(new Text()
                        .small()
                        .plain("Alerts go ")
                        .append(where(preview.asked().destination()))
                        .plain(", "
                                + timing(
                                        preview.asked().destination(),
                                        preview.asked().timing()) + "."))
                .pages("Change where or how often", others(preview.asked(), asked))
                .buttons(buttons)
                .build();
    }

    /** The same wish with another place or cadence; what goes with those alone is left out. */
    private static List<Card.Choice> others(Command.Subscribe wanted, Asked asked) {
        List<Card.Choice> others = new ArrayList<>();
        Ask same = asked.ask();
        boolean mail = wanted.destination() instanceof Destination.Mailbox;
        for (Cadence cadence : Cadence.values()) {
            boolean soon = cadence == Cadence.INSTANT || cadence == Cadence.HOURLY;
            if (cadence != wanted.timing().cadence() && !(mail && soon)) {
                String name = cadence.name().toLowerCase(Locale.ROOT);
                others.add(new Card.Choice(often(cadence), "", same.with("cadence", name)));
            }
        }
        if (asked.manager() && !(wanted.destination() instanceof Destination.DiscordChannel)) {
            others.add(new Card.Choice("Into this channel", "", same.with("to", "here")));
        }
        Ask mine = same.with("channel", "").with("role", "").with("tags", "");
        if (!(wanted.destination() instanceof Destination.DiscordUser)) {
            others.add(new Card.Choice("By direct message", "Only for you", mine.with("to", "dm")));
        }
        if (!mail) {
            Ask byMail = mine.with("to", "mail").with("cadence", "");
            for (String option : FollowOptions.NOT_BY_MAIL) {
                byMail = byMail.with(option, "");
            }
            others.add(new Card.Choice("By mail, in my digest", "Only for you", byMail));
        }
        return others;
    }

    static String often(Cadence cadence) {
        return switch (cadence) {
            case INSTANT -> "At once";
            case HOURLY -> "Every hour";
            case DAILY -> "Every day";
            case WEEKLY -> "Every week";
        };
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

    /** Of the posts, where alerts go to a forum. */
    private static Optional<Text> tags(Command.Subscribe wanted, Asked asked) {
        return asked.forum(wanted.destination()).map(forum -> {
            List<Long> applied = forum.applied(wanted.manner().tags());
            String names = forum.tags().stream()
                    .filter(tag -> applied.contains(tag.id()))
                    .map(Forum.Tag::name)
                    .collect(Collectors.joining(", "));
            Text text = Text.of("Each is a post of its own, ");
            if (names.isEmpty()) {
                return text.plain(
                        forum.wantsTag()
                                ? "and cannot come: the forum wants a tag, and has none that the bot may use."
                                : "without a tag.");
            }
            text.plain("tagged ").code(names).plain(".");
            return wanted.manner().tags().isEmpty()
                    ? text.plain(" The forum wants a tag; choose another with the option tags.")
                    : text;
        });
    }

    static Card severalMailboxes(Reply.SeveralMailboxes several, Asked asked) {
        return Card.usual()
                .words("You get digests at several mailboxes. To which of them?")
                .menu(
                        "Choose a mailbox",
                        several.addresses().stream()
                                .map(address ->
                                        new Card.Choice(address, "", asked.ask().with("mailbox", address)))
                                .toList())
                .build();
    }

    static Text where(Destination destination) {
        return switch (destination) {
            case Destination.DiscordUser user -> Text.of("to your direct messages");
            case Destination.DiscordChannel there -> Text.of("to ").channel(there.channel());
            case Destination.Mailbox box -> Text.of("to " + box.address());
            case Destination.Terminal terminal -> Text.of("to the terminal");
        };
    }

    static String timing(Destination destination, Timing timing) {
        if (destination instanceof Destination.Mailbox) {
            return "in the " + timing.cadence().name().toLowerCase(Locale.ROOT) + " digest";
        }
        String when = switch (timing.cadence()) {
            case INSTANT -> "at once";
            case HOURLY -> "every hour";
            case DAILY -> "daily at %d:00 %s".formatted(timing.hour(), timing.zone());
            case WEEKLY ->
                "on %ss at %d:00 %s"
                        .formatted(
                                timing.day().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                                timing.hour(),
                                timing.zone());
        };
        String quiet = timing.quiet() == null
                ? ""
                : ", quiet from " + timing.quiet().from() + " to "
                        + timing.quiet().to();
        return when + quiet + (timing.mostADay() == 0 ? "" : ", at most " + timing.mostADay() + " a day");
    }

    static Card subscribed(Subscription subscription) {
        Text text = subscription.paused() == null
                ? Text.of("You follow ")
                        .code(subscription.query())
                        .plain(" now: new articles that match come ")
                        .append(where(subscription.destination()))
                        .plain(", " + timing(subscription.destination(), subscription.timing()) + ".")
                : Text.of("").code(subscription.query()).plain(" is paused; what matches meanwhile is kept.");
        return Card.of(Card.Tone.NEWS)
                .words(text)
                .buttons(
                        subscription.paused() == null
                                ? press("Unfollow", "unfollow", subscription)
                                : press("Resume", "subscriptions-resume", subscription))
                .build();
    }

    static Card.Press press(String label, String command, Subscription subscription) {
        String id = Long.toString(subscription.id().value());
        return new Card.Press(label, Card.Look.USUAL, new Ask(command, Map.of("subscription", id)));
    }

    static Card before(Reply.SubscribedBefore before, Asked asked) {
        Subscription same = before.subscription();
        Text text = Text.of("You follow ")
                .code(same.query())
                .plain(" already, ")
                .append(where(same.destination()))
                .plain(", " + timing(same.destination(), same.timing()) + ".");
        boolean different = !same.timing().equals(before.asked().timing())
                || !same.manner().equals(before.asked().manner());
        Card.Builder card = Card.usual().words(text);
        if (different) {
            card.buttons(new Card.Press(
                    "Change to: " + timing(same.destination(), before.asked().timing()),
                    Card.Look.MAIN,
                    asked.ask().with("sure", "yes")));
        }
        return card.build();
    }
}

package dev.blogboard.discord;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Subscription;
import dev.blogboard.command.Completions.Offer;
import dev.blogboard.command.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Subscriptions that there are. */
final class SubscriptionCards {
    private static final int PAGE = 8;

    private SubscriptionCards() {}

    static Card list(Reply.Subscriptions list, Asked asked) {
        Card.Builder card = Card.usual().words(new Text().heading().plain("What you follow"));
        List<Subscription> all = list.subscriptions();
        if (all.isEmpty()) {
            return card.words("Nothing yet. Search for something, and press Alert me, or use /subscribe.")
                    .build();
        }
        int from = Math.min(asked.number("offset", 0), (all.size() - 1) / PAGE * PAGE);
        List<Subscription> page = all.subList(from, Math.min(all.size(), from + PAGE));
        for (Subscription subscription : page) {
            Instant silent = list.silent().get(subscription.id());
            card.beside(line(subscription, silent), pauseOrResume(subscription, silent));
        }
        if (all.size() > PAGE) {
            card.words(
                    new Text().small().plain("%,d to %,d of %,d".formatted(from + 1, from + page.size(), all.size())));
        }
        return card.menu("Look at one, or change it", choices(page, "subscriptions-one"))
                .menu("Remove one", choices(page, "unfollow"))
                .buttons(below(all, from, asked))
                .build();
    }

    private static List<Card.Button> below(List<Subscription> all, int from, Asked asked) {
        List<Card.Button> buttons = new ArrayList<>();
        Ask same = new Ask("subscriptions");
        if (from > 0) {
            buttons.add(new Card.Press(
                    "◀ Previous", Card.Look.TURN_PAGE, same.with("offset", Integer.toString(from - PAGE))));
        }
        if (from + PAGE < all.size()) {
            buttons.add(
                    new Card.Press("Next ▶", Card.Look.TURN_PAGE, same.with("offset", Integer.toString(from + PAGE))));
        }
        boolean ofServer = asked.manager()
                && all.stream().anyMatch(one -> one.destination() instanceof Destination.DiscordChannel);
        if (ofServer) {
            buttons.add(
                    new Card.Press("Remove all of this server", Card.Look.DANGER, new Ask("subscriptions-remove-all")));
        }
        return buttons;
    }

    private static Card.Press pauseOrResume(Subscription subscription, @Nullable Instant silent) {
        return subscription.paused() == null && silent == null
                ? FollowCards.press("Pause", "subscriptions-pause", subscription)
                : FollowCards.press("Resume", "subscriptions-resume", subscription);
    }

    private static List<Card.Choice> choices(List<Subscription> page, String command) {
        return page.stream()
                .map(one -> new Card.Choice(
                        one.query(),
                        plain(one.destination()),
                        FollowCards.press("", command, one).ask()))
                .toList();
    }

    /** What is offered for a subscription while a person types. */
    static Offer offer(Subscription subscription) {
        return new Offer(
                subscription.query() + " · " + plain(subscription.destination()),
                Long.toString(subscription.id().value()));
    }

    /** Where menus show no channel by its name. */
    private static String plain(Destination destination) {
        return switch (destination) {
            case Destination.DiscordUser user -> "by direct message";
            case Destination.DiscordChannel there -> "in a channel of this server";
            case Destination.Mailbox box -> "by mail to " + box.address();
            case Destination.Terminal terminal -> "in the terminal";
        };
    }

    private static Text line(Subscription subscription, @Nullable Instant silent) {
        Text text = new Text()
                .code(subscription.query())
                .newLine()
                .small()
                .append(FollowCards.where(subscription.destination()))
                .plain(", " + FollowCards.timing(subscription.destination(), subscription.timing()));
        if (subscription.lastFired() != null) {
            text.plain(" · %,d %s, the last "
                            .formatted(subscription.fired(), subscription.fired() == 1 ? "alert" : "alerts"))
                    .ago(subscription.lastFired());
        }
        if (subscription.paused() != null) {
            text.newLine().small().plain("⏸️ " + subscription.paused() + " What matches meanwhile is kept.");
        }
        if (silent != null) {
            text.newLine().small().plain("🔕 Silent");
            if (silent.isBefore(Instant.MAX)) {
                text.plain(" until ").day(silent);
            }
            text.plain("; what comes meanwhile is left out.");
        }
        return text;
    }

    /** With what can be changed by a press; /edit changes the rest. */
    static Card one(Reply.OneSubscription one, Asked asked) {
        Subscription subscription = one.subscription();
        Instant silent = one.silent().orElse(null);
        Card.Builder card = Card.usual()
                .words(line(subscription, silent))
                .words(
                        one.preview().lately() == 0
                                ? "Nothing matched in the last 30 days."
                                : "%,d %s in the last 30 days, %s."
                                        .formatted(
                                                one.preview().lately(),
                                                one.preview().lately() == 1 ? "article matched" : "articles matched",
                                                one.preview().pace()));
        boolean mail = subscription.destination() instanceof Destination.Mailbox;
        Ask edit = FollowCards.press("", "edit", subscription).ask();
        List<Card.Choice> cadences = Arrays.stream(Cadence.values())
                .filter(cadence -> cadence != subscription.cadence())
                .filter(cadence -> !mail || cadence == Cadence.DAILY || cadence == Cadence.WEEKLY)
                .map(cadence -> new Card.Choice(
                        FollowCards.often(cadence),
                        "",
                        edit.with("cadence", cadence.name().toLowerCase(Locale.ROOT))))
                .toList();
        card.pages("Change how often", cadences);
        if (!mail && silent == null) {
            card.pages("Silence it for a while", AlertCards.silences(subscription));
        }
        return card.buttons(
                        pauseOrResume(subscription, silent),
                        new Card.Press(
                                "Search this",
                                Card.Look.USUAL,
                                new Ask("search", Map.of("query", subscription.query(), "sort", "newest"))),
                        new Card.Press(
                                "Remove",
                                Card.Look.DANGER,
                                FollowCards.press("", "unfollow", subscription).ask()))
                .words(new Text().small().plain("/edit changes the query, the hour and the rest."))
                .build();
    }

    static Card all(Reply.ServerSubscriptionsRemoved all) {
        String many =
                "%,d %s".formatted(all.subscriptions(), all.subscriptions() == 1 ? "subscription" : "subscriptions");
        if (all.done()) {
            return Card.usual()
                    .words("Nothing comes into this server's channels any more; " + many + " removed.")
                    .build();
        }
        Ask sure = new Ask("subscriptions-remove-all", Map.of("sure", "yes"));
        return Card.of(Card.Tone.MISTAKE)
                .words(new Text()
                        .heading()
                        .plain("Remove all alerts of this server?")
                        .newLine()
                        .plain(many
                                + " to its channels, whoever made them, with the alerts that were not sent yet. What"
                                + " people get by direct message or mail stays. This cannot be undone."))
                .buttons(
                        new Card.Press("Remove them all", Card.Look.DANGER, sure),
                        new Card.Press("Cancel", Card.Look.TURN_PAGE, new Ask("leave")))
                .build();
    }
}

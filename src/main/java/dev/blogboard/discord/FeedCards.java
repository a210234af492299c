package dev.blogboard.discord;

import dev.blogboard.command.Reply;
import dev.blogboard.feed.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Feeds, and how they are doing. */
final class FeedCards {
    private static final int SHOWN = 10;

    private FeedCards() {}

    static Card list(Reply.FeedList list, Asked asked) {
        Text text = new Text().heading().plain("Feeds");
        for (Reply.FeedOf feed : list.feeds()) {
            text.newLine()
                    .bullet()
                    .bold(feed.company().name())
                    .plain(" ")
                    .link(Dates.host(feed.feed().url()), feed.feed().url());
            if (feed.feed().paused()) {
                text.plain(" · paused");
            } else if (feed.feed().ailing()) {
                text.plain(" · cannot be read");
            }
        }
        int offset = list.asked().offset();
        int next = offset + list.feeds().size();
        List<Card.Button> buttons = new ArrayList<>();
        if (list.total() > list.feeds().size()) {
            buttons.add(
                    offset == 0
                            ? new Card.Idle("◀ Previous")
                            : page(
                                    "◀ Previous",
                                    asked,
                                    Math.max(0, offset - list.feeds().size())));
            buttons.add(next < list.total() ? page("Next ▶", asked, next) : new Card.Idle("Next ▶"));
        }
        return Card.usual()
                .words(text)
                .words(new Text()
                        .small()
                        .plain("%,d–%,d of %,d feeds"
                                .formatted(Math.min(offset + 1, list.total()), next, list.total())))
                .buttons(buttons)
                .build();
    }

    private static Card.Press page(String label, Asked asked, int offset) {
        return new Card.Press(
                label, Card.Look.TURN_PAGE, asked.ask().with("offset", offset == 0 ? "" : Integer.toString(offset)));
    }

    static Card health(Reply.Health health) {
        int ailing = health.ailing().size();
        Card.Builder card = Card.of(ailing == 0 ? Card.Tone.NEWS : Card.Tone.USUAL)
                .words(new Text()
                        .heading()
                        .plain("How the feeds are doing")
                        .newLine()
                        .plain("%,d feeds, of which %,d are paused and %,d cannot be read."
                                .formatted(health.feeds(), health.paused(), ailing)));
        health.ailing().stream().limit(SHOWN).forEach(feed -> card.words(ailing(feed)));
        if (ailing > SHOWN) {
            card.words(new Text().small().plain("and %,d more".formatted(ailing - SHOWN)));
        }
        return card.build();
    }

    private static Text ailing(Feed feed) {
        return new Text()
                .link(feed.url().replaceFirst("^https?://", ""), feed.url())
                .newLine()
                .small()
                .plain(Objects.requireNonNullElse(feed.lastError(), "No reason is known."))
                .plain(
                        feed.failures() == 1
                                ? " Once; next try "
                                : " %,d times in a row; next try ".formatted(feed.failures()))
                .ago(feed.nextPoll());
    }

    static Card added(Reply.FeedAdded added) {
        return Card.of(Card.Tone.NEWS)
                .words(Text.of("Added ")
                        .link(
                                added.feed().url().replaceFirst("^https?://", ""),
                                added.feed().url())
                        .plain(" of ")
                        .bold(added.company().name())
                        .plain("; it is polled next."))
                .build();
    }

    static Card several(Reply.SeveralFeeds several) {
        return Card.usual()
                .words("That page names several feeds.")
                .menu(
                        "Choose the one to add…",
                        several.urls().stream()
                                .map(url -> new Card.Choice(
                                        url,
                                        "",
                                        new Ask(
                                                        "feeds add",
                                                        Map.of(
                                                                "company",
                                                                several.asked().company()))
                                                .with("url", url)))
                                .toList())
                .build();
    }

    static Card removed(Reply.FeedRemoved removed) {
        return Card.usual()
                .words(Text.of("Removed ").code(removed.url()).plain("; its articles stay."))
                .build();
    }
}

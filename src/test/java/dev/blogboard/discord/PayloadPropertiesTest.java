package dev.blogboard.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogboard.alert.Destination;
import dev.blogboard.command.Completions;
import dev.blogboard.command.Presses;
import dev.blogboard.discord.server.Limits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Whatever a card holds, Discord takes the message that is made of it. */
class PayloadPropertiesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Property(tries = 150)
    void every_card_becomes_a_message_within_all_limits(@ForAll("cards") Card card) throws JsonProcessingException {
        MessageCreateData data = Payload.create(card, index -> "p:1:abc:" + index, null);
        JsonNode message = MAPPER.readTree(data.toData().toString());
        Set<String> files =
                data.getAllDistinctFiles().stream().map(FileUpload::getName).collect(Collectors.toSet());
        assertEquals(List.of(), Limits.ofMessage(message, files));
    }

    @Property(tries = 500)
    void a_shortened_text_is_no_longer_than_it_may_be_and_cuts_no_character_apart(
            @ForAll("strings") String text, @ForAll @IntRange(min = 1, max = 300) int limit) {
        String shortened = Shortened.toLength(text, limit);
        assertTrue(shortened.length() <= limit);
        if (text.length() <= limit) {
            assertEquals(text, shortened);
        } else {
            assertTrue(shortened.endsWith(Shortened.ELLIPSIS));
            String kept = shortened.substring(0, shortened.length() - 1);
            assertTrue(text.startsWith(kept));
            boolean cut = !kept.isEmpty()
                    && Character.isHighSurrogate(kept.charAt(kept.length() - 1))
                    && Character.isLowSurrogate(text.charAt(kept.length()));
            assertFalse(cut);
        }
    }

    @Property(tries = 300)
    void plain_text_keeps_its_characters_and_nothing_in_it_formats(@ForAll("strings") String text) {
        String rendered = Text.of(text).render();
        String unescaped = rendered.replaceAll("\\\\(\\p{Punct})", "$1").replace("\u200b", "");
        assertEquals(Markdown.harmless(text).replace("\u200b", ""), unescaped);
        assertFalse(rendered.replaceAll("\\\\.", "").matches("(?s).*[*_~`|<>\\[\\]].*"));
    }

    @Property(tries = 300)
    void a_link_is_http_or_none(@ForAll("strings") String text, @ForAll("schemes") String scheme) {
        String url = Markdown.url(scheme + text);
        if (url != null) {
            assertTrue(url.matches("(?i)https?://[\\x21-\\x7e]+"), url);
            assertFalse(url.matches(".*[()<>\"\\\\ ].*"), url);
            assertTrue(url.length() <= 512);
        }
    }

    @Property(tries = 200)
    void offers_while_typing_are_as_many_and_as_long_as_discord_takes(
            @ForAll("offers") List<Completions.Offer> offers) {
        List<Choice> choices = Completing.choices(offers);
        assertTrue(choices.size() <= 25);
        for (Choice choice : choices) {
            assertTrue(!choice.getName().isBlank() && choice.getName().length() <= 100);
            assertTrue(!choice.getAsString().isBlank() && choice.getAsString().length() <= 100);
        }
    }

    @Property(tries = 300)
    void custom_ids_are_within_their_limit_whatever_they_stand_for(
            @ForAll("strings") String asked, @ForAll long row, @ForAll @IntRange(max = 9_999) int index) {
        PressIds ids = new PressIds(new OneRow(Math.abs(row % Long.MAX_VALUE)), Instant::now);
        String id = ids.keepFor(
                        "n".repeat(25), List.of(new PressIds.Kept(new Ask("search", Map.of("query", asked)), true)))
                .apply(index);
        assertTrue(id.length() <= 100, id);
        assertTrue(PressIds.ofMenu(id, 4).length() <= 100);
    }

    @Property(tries = 200)
    void what_a_button_asks_is_what_was_kept(@ForAll("strings") String asked, @ForAll("strings") String other) {
        PressIds ids = new PressIds(new OneRow(7), Instant::now);
        Ask ask = new Ask("search", Map.of("query", asked, "company", other));
        String id = ids.keep(null, List.of(new PressIds.Kept(new Ask("help"), false), new PressIds.Kept(ask, true)))
                .apply(1);
        assertEquals(ask, ids.find(id, null).orElseThrow().ask());
        assertTrue(ids.find(id + "x", null).isEmpty());
    }

    /** Keeps one row, of any number. */
    private static final class OneRow implements Presses {
        private final long number;
        private String kept = "";

        OneRow(long number) {
            this.number = number;
        }

        @Override
        public long keep(@Nullable Destination asker, String asks, Instant now) {
            kept = asks;
            return number;
        }

        @Override
        public Optional<Kept> find(long id) {
            return id == number ? Optional.of(new Kept(id, null, kept, Instant.EPOCH)) : Optional.empty();
        }

        @Override
        public int forgetBefore(Instant moment) {
            return 0;
        }

        @Override
        public void forget(Destination asker) {}
    }

    @Provide
    Arbitrary<String> schemes() {
        return Arbitraries.of("http://", "https://", "javascript:", "HTTPS://a", "", "data:", "https://example.com/");
    }

    @Provide
    Arbitrary<List<Completions.Offer>> offers() {
        return Combinators.combine(strings(), strings())
                .as(Completions.Offer::new)
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<String> strings() {
        Arbitrary<String> awkward = Arbitraries.of(
                "",
                " ",
                "\u0000",
                "@everyone",
                "<@123>",
                "[a](javascript:alert(1))",
                "```",
                "👩‍👩‍👧‍👦",
                "é́́",
                "\ud800",
                "# heading",
                "1. one",
                "- item",
                "||spoiler||",
                "\u202eevil",
                "https://example.com/a b(c)",
                "\n\n",
                "word ".repeat(300));
        return Arbitraries.oneOf(
                        Arbitraries.strings().all().ofMaxLength(120),
                        awkward,
                        Arbitraries.strings().ofMaxLength(9))
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<Card> cards() {
        Arbitrary<Text> texts = Combinators.combine(
                        strings(), strings(), Arbitraries.integers().between(0, 5))
                .as((one, other, kind) -> switch (kind) {
                    case 0 -> Text.of(one);
                    case 1 -> new Text().bold(one).plain(other);
                    case 2 -> new Text().link(one, "https://example.com/" + other);
                    case 3 -> new Text().link(one, other).code(one);
                    case 4 -> new Text().heading().plain(one).newLine().small().italic(other);
                    default -> new Text().block(one);
                });
        Arbitrary<Card.Button> buttons = Combinators.combine(
                        strings(), Arbitraries.integers().between(0, 3))
                .as((label, kind) -> switch (kind) {
                    case 0 -> new Card.Press(label, Card.Look.MAIN, new Ask("search", Map.of("query", label)));
                    case 1 -> new Card.Idle(label);
                    case 2 -> new Card.Open(label, "https://example.com/" + label);
                    default -> new Card.Open(label, label);
                });
        Arbitrary<Card.Part> parts = Arbitraries.oneOf(
                texts.map(Card.Words::new),
                Arbitraries.just(new Card.Line()),
                strings().map(about -> new Card.Picture(BotOnTest.PICTURE, "chart.png", about)),
                Combinators.combine(texts, buttons).as(Card.Beside::new),
                buttons.list().ofMinSize(1).ofMaxSize(30).map(Card.Buttons::new),
                Combinators.combine(strings(), strings().list().ofMaxSize(40))
                        .as((prompt, labels) -> new Card.Menu(
                                prompt,
                                labels.stream()
                                        .map(label -> new Card.Choice(label, label, new Ask("help")))
                                        .toList(),
                                false)));
        return parts.list().ofMaxSize(60).map(list -> new Card(Card.Tone.USUAL, list));
    }
}

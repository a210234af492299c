package dev.blogboard.discord;

import dev.blogboard.discord.PressIds.Kept;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Gatherers;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.actionrow.ActionRowChildComponent;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.container.ContainerChildComponent;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.components.section.Section;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.separator.Separator;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.jspecify.annotations.Nullable;

/**
 * Messages within Discord's limits, whatever is in a card: where there is too much text, the longest passages are
 * shortened, at a word, until all fit; where there are too many parts, the last passages are left out, and never a
 * button before them. Nothing in it mentions anyone.
 *
 * <p>Lengths are counted in chars. Discord counts code points, of which there are never more, and JDA counts chars in
 * some places, so that what fits here fits both.
 *
 * @see <a href="https://discord.com/developers/docs/components/reference">Discord: components</a>
 */
final class Payload {
    /** Characters over all texts of a message. */
    static final int TEXT = 4_000;
    /** Components of a message, the nested ones included. */
    static final int COMPONENTS = 40;

    static final int BUTTONS_IN_A_ROW = 5;
    static final int ROWS = 5;
    static final int CHOICES = 25;
    static final int LABEL = 80;
    static final int CHOICE = 100;
    /** Of a picture. */
    static final int DESCRIPTION = 1_024;
    /** JDA's limit; Discord would take 150. */
    static final int PROMPT = 100;

    private static final Text NOTHING = Text.of("Nothing to show.");

    private final Card card;
    private final IntFunction<String> ids;
    private int nextAsk;
    private int nextMenu;
    private int nextIdle;

    private Payload(Card card, IntFunction<String> ids) {
        this.card = card;
        this.ids = ids;
    }

    /**
     * A message that is sent anew.
     *
     * @param role the one role that it may mention; absent for none
     */
    static MessageCreateData create(Card card, IntFunction<String> ids, @Nullable Long role) {
        MessageCreateBuilder message = new MessageCreateBuilder()
                .useComponentsV2()
                .setAllowedMentions(EnumSet.noneOf(MentionType.class))
                .setComponents(new Payload(card, ids).container());
        return role == null ? message.build() : message.mentionRoles(role).build();
    }

    /** A message that takes the place of another one. */
    static MessageEditData edit(Card card, IntFunction<String> ids) {
        return MessageEditBuilder.fromCreateData(create(card, ids, null))
                .setReplace(true)
                .build();
    }

    /** What the card's buttons and choices ask, in the order in which their indices count. */
    static List<Kept> asks(Card card) {
        List<Kept> asks = new ArrayList<>();
        for (Card.Part part : fitting(card.parts())) {
            switch (part) {
                case Card.Words words -> {}
                case Card.Line line -> {}
                case Card.Picture picture -> {}
                case Card.Beside beside -> collect(beside.button(), asks);
                case Card.Buttons row -> row.buttons().forEach(button -> collect(button, asks));
                case Card.Menu menu ->
                    menu.choices().stream()
                            .limit(CHOICES)
                            .forEach(choice -> asks.add(new Kept(choice.ask(), menu.turnsPage())));
            }
        }
        return asks;
    }

    private static void collect(Card.Button button, List<Kept> asks) {
        if (button instanceof Card.Press press) {
            asks.add(new Kept(press.ask(), press.look().turnsPage()));
        }
    }

    /** The parts of a card that there is room for: all but passages without text and what exceeds the number. */
    private static List<Card.Part> fitting(List<Card.Part> parts) {
        List<Card.Part> fitting = new ArrayList<>();
        int rows = 0;
        for (Card.Part part : parts) {
            if (part instanceof Card.Buttons buttons) {
                List<Card.Buttons> split = rows(buttons, ROWS - rows);
                rows += split.size();
                fitting.addAll(split);
            } else if (part instanceof Card.Menu menu) {
                if (rows < ROWS && !menu.choices().isEmpty()) {
                    rows++;
                    fitting.add(menu);
                }
            } else if (!isBlank(part)) {
                fitting.add(part);
            }
        }
        int size = 1 + fitting.stream().mapToInt(Payload::size).sum();
        for (int last = fitting.size() - 1; last >= 0 && size > COMPONENTS; last--) {
            if (!(fitting.get(last) instanceof Card.Buttons || fitting.get(last) instanceof Card.Menu)) {
                size -= size(fitting.remove(last));
            }
        }
        return fitting.isEmpty() ? List.of(new Card.Words(NOTHING)) : fitting;
    }

    private static List<Card.Buttons> rows(Card.Buttons buttons, int atMost) {
        return buttons.buttons().stream()
                .gather(Gatherers.windowFixed(BUTTONS_IN_A_ROW))
                .limit(atMost)
                .map(Card.Buttons::new)
                .toList();
    }

    private static boolean isBlank(Card.Part part) {
        Text passage = passage(part);
        return passage != null && passage.isEmpty();
    }

    private static int size(Card.Part part) {
        return switch (part) {
            case Card.Words words -> 1;
            case Card.Line line -> 1;
            case Card.Picture picture -> 1;
            case Card.Beside beside -> 3;
            case Card.Buttons row -> 1 + row.buttons().size();
            case Card.Menu menu -> 2;
        };
    }

    private Container container() {
        List<Card.Part> parts = fitting(card.parts());
        int longest = longestPassage(parts);
        List<ContainerChildComponent> children = new ArrayList<>();
        for (Card.Part part : parts) {
            children.add(
                    switch (part) {
                        case Card.Words words -> text(words.text(), longest);
                        case Card.Line line -> Separator.createDivider(Separator.Spacing.SMALL);
                        case Card.Picture picture -> gallery(picture);
                        case Card.Beside beside -> Section.of(button(beside.button()), text(beside.text(), longest));
                        case Card.Buttons row ->
                            ActionRow.of(
                                    row.buttons().stream().map(this::button).toList());
                        case Card.Menu menu -> ActionRow.of(menu(menu));
                    });
        }
        return Container.of(children).withAccentColor(card.tone().colour());
    }

    /** How long a passage may be, so that all together fit. */
    private static int longestPassage(List<Card.Part> parts) {
        List<Integer> lengths = parts.stream()
                .map(Payload::passage)
                .filter(text -> text != null)
                .map(text -> text.render().length())
                .sorted()
                .toList();
        int room = TEXT;
        for (int done = 0; done < lengths.size(); done++) {
            int share = room / (lengths.size() - done);
            if (lengths.get(done) > share) {
                return share;
            }
            room -= lengths.get(done);
        }
        return TEXT;
    }

    private static @Nullable Text passage(Card.Part part) {
        return switch (part) {
            case Card.Words words -> words.text();
            case Card.Beside beside -> beside.text();
            case Card.Line line -> null;
            case Card.Picture picture -> null;
            case Card.Buttons row -> null;
            case Card.Menu menu -> null;
        };
    }

    private static MediaGallery gallery(Card.Picture picture) {
        return MediaGallery.of(MediaGalleryItem.fromFile(FileUpload.fromData(picture.png(), picture.file()))
                .withDescription(label(picture.about(), DESCRIPTION)));
    }

    private static TextDisplay text(Text text, int limit) {
        return TextDisplay.of(text.within(limit));
    }

    private Button button(Card.Button button) {
        return switch (button) {
            case Card.Press press ->
                Button.of(
                        switch (press.look()) {
                            case MAIN, MAIN_TURN_PAGE -> ButtonStyle.PRIMARY;
                            case USUAL, TURN_PAGE -> ButtonStyle.SECONDARY;
                            case DANGER -> ButtonStyle.DANGER;
                        },
                        ids.apply(nextAsk++),
                        label(press.label(), LABEL));
            case Card.Idle idle ->
                Button.of(ButtonStyle.SECONDARY, idleId(), label(idle.label(), LABEL))
                        .asDisabled();
            case Card.Open open -> open(open);
        };
    }

    private Button open(Card.Open open) {
        String url = Markdown.url(open.url());
        return url == null
                ? Button.of(ButtonStyle.SECONDARY, idleId(), label(open.label(), LABEL))
                        .asDisabled()
                : Button.link(url, label(open.label(), LABEL));
    }

    /** Within a message each custom id stands once, of what cannot be pressed too. */
    private String idleId() {
        return "idle:" + nextIdle++;
    }

    private ActionRowChildComponent menu(Card.Menu menu) {
        List<SelectOption> options = new ArrayList<>();
        String anyId = ids.apply(nextAsk);
        for (Card.Choice choice :
                menu.choices().subList(0, Math.min(CHOICES, menu.choices().size()))) {
            SelectOption option = SelectOption.of(label(choice.label(), CHOICE), Integer.toString(nextAsk++));
            String about = Markdown.harmless(choice.about()).strip();
            options.add(about.isEmpty() ? option : option.withDescription(Shortened.toLength(about, CHOICE)));
        }
        return StringSelectMenu.create(PressIds.ofMenu(anyId, nextMenu++))
                .setPlaceholder(label(menu.prompt(), PROMPT))
                .addOptions(options)
                .build();
    }

    /** Labels are plain text to Discord; it refuses those that are blank. */
    static String label(String text, int limit) {
        String label = Markdown.harmless(text).strip();
        return label.isEmpty() ? Shortened.ELLIPSIS : Shortened.toLength(label, limit);
    }
}

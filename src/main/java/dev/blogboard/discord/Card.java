package dev.blogboard.discord;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A reply as Discord is to show it, before its limits: parts under one another in a frame.
 *
 * @param tone the colour of the frame's edge
 */
record Card(Tone tone, List<Part> parts) {
    Card {
        parts = List.copyOf(parts);
    }

    enum Tone {
        USUAL(0x3B82F6),
        NEWS(0x22C55E),
        MISTAKE(0xF59E0B),
        FAULT(0xEF4444);

        private final int colour;

        Tone(int colour) {
            this.colour = colour;
        }

        int colour() {
            return colour;
        }
    }

    sealed interface Part {}

    record Words(Text text) implements Part {}

    /** A thin line. */
    record Line() implements Part {}

    /**
     * A picture over the whole width.
     *
     * @param file its name, with the ending .png
     * @param about what it shows, for who cannot see it
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
    record Picture(byte[] png, String file, String about) implements Part {}

    /** Text with a button at its right. */
    record Beside(Text text, Button button) implements Part {}

    /** Buttons in a row, five at most; more of them make more rows. */
    record Buttons(List<Button> buttons) implements Part {
        Buttons {
            buttons = List.copyOf(buttons);
        }
    }

    /**
     * A menu of which one thing is chosen.
     *
     * @param prompt what it says while nothing is chosen
     * @param turnsPage whether the answer takes the place of this message for the person who asked for it
     */
    record Menu(String prompt, List<Choice> choices, boolean turnsPage) implements Part {
        Menu {
            choices = List.copyOf(choices);
        }
    }

    /** @param about a second, smaller line; empty for none */
    record Choice(String label, String about, Ask ask) {}

    sealed interface Button {}

    /** A button that asks something. */
    record Press(String label, Look look, Ask ask) implements Button {}

    /** A button that cannot be pressed just now. */
    record Idle(String label) implements Button {}

    /** A button that opens a page. */
    record Open(String label, String url) implements Button {}

    enum Look {
        /** What most people want next. */
        MAIN,
        USUAL,
        /** What takes something away. */
        DANGER,
        /** As usual, and the answer takes the place of this message for the person who asked for it. */
        TURN_PAGE,
        /** What most people want next, and the answer takes the place as above. */
        MAIN_TURN_PAGE;

        boolean turnsPage() {
            return this == TURN_PAGE || this == MAIN_TURN_PAGE;
        }
    }

    static Builder usual() {
        return new Builder(Tone.USUAL);
    }

    static Builder of(Tone tone) {
        return new Builder(tone);
    }

    static final class Builder {
        private final Tone tone;
        private final List<Part> parts = new ArrayList<>();

        private Builder(Tone tone) {
            this.tone = tone;
        }

        Builder words(Text text) {
            parts.add(new Words(text));
            return this;
        }

        Builder words(String plain) {
            return words(Text.of(plain));
        }

        Builder picture(byte[] png, String file, String about) {
            parts.add(new Picture(png, file, about));
            return this;
        }

        Builder line() {
            parts.add(new Line());
            return this;
        }

        Builder beside(Text text, Button button) {
            parts.add(new Beside(text, button));
            return this;
        }

        Builder buttons(Button... buttons) {
            return buttons(Arrays.asList(buttons));
        }

        Builder buttons(List<? extends Button> buttons) {
            if (!buttons.isEmpty()) {
                parts.add(new Buttons(List.copyOf(buttons)));
            }
            return this;
        }

        Builder menu(String prompt, List<Choice> choices) {
            return menu(prompt, choices, false);
        }

        /** A menu whose answer takes the place of this message. */
        Builder pages(String prompt, List<Choice> choices) {
            return menu(prompt, choices, true);
        }

        private Builder menu(String prompt, List<Choice> choices, boolean turnsPage) {
            if (!choices.isEmpty()) {
                parts.add(new Menu(prompt, choices, turnsPage));
            }
            return this;
        }

        Card build() {
            return new Card(tone, parts);
        }
    }
}

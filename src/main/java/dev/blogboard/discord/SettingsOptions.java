package dev.blogboard.discord;

import dev.blogboard.command.Command;
import dev.blogboard.command.Party;
import dev.blogboard.command.Reply;
import dev.blogboard.command.Settings;
import dev.blogboard.discord.Parameter.Completion;
import dev.blogboard.discord.SlashCommand.UnusableOptionException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /settings}: its options, and how settings look. */
final class SettingsOptions {
    static final Parameter[] PARAMETERS = {
        Parameter.channel("channel", "In a server: where alerts go, where nothing else is said"),
        Parameter.text("language", "The language in which dates are written")
                .choice("English (3 Mar 2026)", "en-GB")
                .choice("English, US (Mar 3, 2026)", "en-US")
                .choice("Deutsch (3. März 2026)", "de")
                .choice("Español (3 mar 2026)", "es")
                .choice("Français (3 mars 2026)", "fr")
                .choice("Português (3 de mar. de 2026)", "pt-BR")
                .choice("日本語 (2026/03/03)", "ja"),
        Parameter.text("time-zone", "Of hours and days, such as Europe/Berlin").completing(Completion.TIME_ZONE)
    };

    private static final LocalDate EXAMPLE = LocalDate.of(2026, 3, 3);

    private SettingsOptions() {}

    static Command command(Asked asked) {
        Settings changes = new Settings(channel(asked), language(asked), zone(asked));
        return changes.equals(Settings.NONE)
                ? new Command.ShowSettings(asked.party())
                : new Command.ChangeSettings(asked.party(), changes);
    }

    private static @Nullable Long channel(Asked asked) {
        String channel = asked.text("channel");
        if (channel.isEmpty()) {
            return null;
        }
        if (asked.server() == null) {
            throw new UnusableOptionException("A channel can be set in a server that has this bot; here, in private,"
                    + " alerts come as direct messages.");
        }
        return Long.parseUnsignedLong(channel);
    }

    private static @Nullable Locale language(Asked asked) {
        String tag = asked.text("language");
        return tag.isEmpty() ? null : Locale.forLanguageTag(tag);
    }

    private static @Nullable ZoneId zone(Asked asked) {
        String zone = asked.text("time-zone");
        try {
            return zone.isEmpty() ? null : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new UnusableOptionException(
                    "time-zone is \"" + zone + "\", and has to be one such as UTC, Europe/Berlin or America/New_York.");
        }
    }

    static Card shown(Reply.SettingsShown shown) {
        Settings settings = shown.settings();
        boolean server = shown.party() instanceof Party.Server;
        Text text = new Text()
                .heading()
                .plain(server ? "Settings of this server" : "Your settings")
                .newLine();
        if (server) {
            text.bullet().plain("Channel for alerts: ");
            if (settings.channel() == null) {
                text.plain("not set");
            } else {
                text.channel(settings.channel());
            }
            text.newLine();
        }
        text.bullet()
                .plain("Dates: " + Dates.day(EXAMPLE, settings.datesOrUsual()))
                .newLine()
                .bullet()
                .plain("Time zone: " + (settings.zone() == null ? "UTC" : settings.zone()));
        return Card.of(shown.changed() ? Card.Tone.NEWS : Card.Tone.USUAL)
                .words(text)
                .words(new Text()
                        .small()
                        .plain(shown.changed() ? "Saved." : "Change them with the options of /settings."))
                .build();
    }

    static Card forgetMeAsked(Reply.ForgetMeAsked asked) {
        return Card.of(Card.Tone.MISTAKE)
                .words(new Text()
                        .heading()
                        .plain("Erase everything about you?")
                        .newLine()
                        .plain("Your settings, your recent searches, what your buttons stand for, and %,d %s of your"
                                        .formatted(
                                                asked.subscriptions(),
                                                asked.subscriptions() == 1 ? "subscription" : "subscriptions")
                                + " own" + mailboxes(asked.mailboxes())
                                + ". What you set up for a server stays there, without your name.")
                        .newLine()
                        .plain("This cannot be undone."))
                .buttons(new Card.Press("Erase it all", Card.Look.DANGER, new Ask("forget-me", Map.of("sure", "yes"))))
                .build();
    }

    private static String mailboxes(int number) {
        return number == 0
                ? ""
                : ", and all about the " + (number == 1 ? "mailbox" : number + " mailboxes")
                        + " that you had digests sent to";
    }
}

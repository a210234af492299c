package dev.blogboard.discord;

import dev.blogboard.command.Command;
import dev.blogboard.command.DigestAsk;
import dev.blogboard.digest.SignUpDesk.Asker;
import dev.blogboard.discord.Parameter.Completion;
import java.time.ZoneId;

/** The slash commands about digests by mail. Only who asks sees the answers: they tell a mail address. */
final class DigestCommands {
    private static final Parameter MAIL = Parameter.text("mail", "The mail address");

    static final SlashCommand SUBSCRIBE = SlashCommand.named(
                    "digest subscribe",
                    "A mail digest of what you follow, or of a query; its owner confirms it first",
                    asked -> new Command.Digest(new DigestAsk.Subscribe(
                            asker(asked),
                            asked.text("mail"),
                            asked.text("query"),
                            asked.text("every"),
                            asked.text("day"),
                            asked.text("hour"),
                            zone(asked))),
                    MAIL.needed(),
                    Parameter.text("query", "What to follow; left out, all that you follow already")
                            .completing(Completion.QUERY),
                    Parameter.text("every", "How often")
                            .choice("week, on the days you choose", "weekly")
                            .choice("day", "daily"),
                    Parameter.text("day", "The day of the week, or several: monday, or mon,thu"),
                    Parameter.text("hour", "The hour of the day, from 0 to 23"),
                    Parameter.text("zone", "Your time zone, such as Europe/Berlin")
                            .completing(Completion.TIME_ZONE))
            .asDiscreet();

    static final SlashCommand CONFIRM = SlashCommand.named(
                    "digest confirm",
                    "Start a digest by the code in its letter",
                    asked -> new Command.Digest(new DigestAsk.Confirm(asker(asked), asked.text("code"))),
                    Parameter.text("code", "The code in the letter").needed())
            .asDiscreet();

    static final SlashCommand STATUS = SlashCommand.named(
                    "digest status",
                    "When your digests come, and why one did not",
                    asked -> new Command.Digest(new DigestAsk.Status(asker(asked))))
            .asDiscreet();

    static final SlashCommand PREVIEW = SlashCommand.named(
                    "digest preview",
                    "What your next digest holds so far",
                    asked -> new Command.Digest(new DigestAsk.Preview(asker(asked))))
            .asDiscreet();

    static final SlashCommand UNSUBSCRIBE = SlashCommand.named(
                    "digest unsubscribe",
                    "No more digests by mail",
                    asked -> new Command.Digest(new DigestAsk.Unsubscribe(asker(asked), asked.text("mail"))),
                    Parameter.text("mail", "Of which mailbox, where you have several"))
            .asDiscreet();

    private DigestCommands() {}

    private static String zone(Asked asked) {
        ZoneId usual = asked.settings().zone();
        return asked.optional("zone").orElse(usual == null ? "" : usual.getId());
    }

    private static Asker asker(Asked asked) {
        Long server = asked.server();
        return new Asker.Member(asked.person().toString(), server == null ? null : Long.toUnsignedString(server));
    }
}

package dev.blogboard.discord;

import dev.blogboard.alert.Destination;
import dev.blogboard.command.Command;
import dev.blogboard.command.People;
import dev.blogboard.command.Reply;
import dev.blogboard.command.Settings;
import dev.blogboard.discord.SlashCommand.UnusableOptionException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.jspecify.annotations.Nullable;

/**
 * Answers interactions: acknowledges, asks the desk, and delivers what it replies. Whatever happens on the way, the
 * person gets a readable answer. Each method may take its time and be called by many threads at once, never by the
 * gateway's.
 */
final class Conversation {
    private static final System.Logger LOG = System.getLogger(Conversation.class.getName());

    private final Function<Command, Reply> desk;
    private final People people;
    private final PressIds presses;
    private final Operators operators;
    private final RateLimit limit;
    private final InstantSource clock;
    private final RandomGenerator random;

    Conversation(
            Function<Command, Reply> desk,
            People people,
            PressIds presses,
            Operators operators,
            InstantSource clock,
            RandomGenerator random) {
        this.desk = desk;
        this.people = people;
        this.presses = presses;
        this.operators = operators;
        this.limit = new RateLimit(clock);
        this.clock = clock;
        this.random = random;
    }

    void typed(SlashCommandInteractionEvent event) {
        Map<String, String> options = new HashMap<>();
        for (OptionMapping option : event.getOptions()) {
            options.put(option.getName(), option.getAsString());
        }
        Asked asked = asked(event, new Ask(event.getFullCommandName(), options));
        boolean discreet = SlashCommands.named(asked.ask().command())
                .map(SlashCommand::discreet)
                .orElse(true);
        Delivery delivery = new Delivery(event, clock);
        if (delivery.acknowledgeReply(event, discreet)) {
            deliver(delivery, asked);
            remember(asked);
        } else {
            tooLate(asked);
        }
    }

    void pressed(GenericComponentInteractionCreateEvent event) {
        String chosen = event instanceof StringSelectInteractionEvent menu
                ? menu.getValues().getFirst()
                : null;
        Optional<PressIds.Pressed> found = presses.find(event.getComponentId(), chosen);
        Asked asked = asked(event, found.map(PressIds.Pressed::ask).orElseGet(() -> new Ask("expired")));
        boolean here = found.isPresent()
                && found.get().turnsPage()
                && asked.person().equals(found.get().asker());
        Delivery delivery = new Delivery(event, clock);
        boolean inTime = here ? delivery.acknowledgeEdit(event) : delivery.acknowledgeReply(event, true);
        if (!inTime) {
            tooLate(asked);
        } else if (found.isEmpty()) {
            String what = event instanceof ButtonInteractionEvent ? "This button" : "This menu";
            send(
                    delivery,
                    asked,
                    Cards.mistaken(what + " is too old to know what it stood for. Please ask again by a"
                            + " slash command; /help shows them all."));
        } else {
            deliver(delivery, asked);
        }
    }

    /** What was searched for is offered again while typing. */
    private void remember(Asked asked) {
        String query = asked.text("query");
        if (asked.ask().command().equals("search") && query.length() <= Payload.CHOICE) {
            people.searched(asked.person(), query, clock.instant());
        }
    }

    private Asked asked(Interaction event, Ask ask) {
        long user = event.getUser().getIdLong();
        Guild server = installed(event.getGuild());
        boolean manager = managed(event) != null;
        Long id = server == null ? null : server.getIdLong();
        LongFunction<Optional<Forum>> forums = channel -> Forum.find(event.getJDA(), channel);
        return new Asked(
                ask, user, id, event.getChannelIdLong(), operators.include(user), manager, Settings.NONE, forums);
    }

    /** The server that this person may manage, where they are; null where there is none. */
    static @Nullable Long managed(Interaction event) {
        Guild server = installed(event.getGuild());
        Member member = event.getMember();
        return server != null && member != null && member.hasPermission(Permission.MANAGE_SERVER)
                ? server.getIdLong()
                : null;
    }

    /** A server that has not installed the bot, while its member did, counts as none: there is nothing to set there. */
    private static @Nullable Guild installed(@Nullable Guild server) {
        return server == null || server.isDetached() ? null : server;
    }

    private void deliver(Delivery delivery, Asked asked) {
        send(delivery, asked, card(asked));
    }

    private Card card(Asked asked) {
        try {
            SlashCommand command = SlashCommands.named(asked.ask().command()).orElseThrow();
            Optional<Card> refusal = refusal(command, asked);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            Asked here = asked.with(people.settings(asked.party()));
            return Cards.of(desk.apply(command.meaning().of(here)), here);
        } catch (UnusableOptionException mistake) {
            return Cards.mistaken(String.valueOf(mistake.getMessage()));
        } catch (RuntimeException fault) {
            return incident(fault, asked);
        }
    }

    private Optional<Card> refusal(SlashCommand command, Asked asked) {
        boolean allowed = switch (command.audience()) {
            case EVERYONE -> true;
            case MANAGERS -> asked.server() == null || asked.manager();
            case OPERATORS -> asked.operator();
        };
        if (allowed) {
            return asked.operator() ? Optional.empty() : limit.exceeded(asked.user());
        }
        return Optional.of(Cards.mistaken(
                command.audience() == SlashCommand.Audience.OPERATORS
                        ? "Only those who run this Blogboard may do that, since all servers share its feeds."
                        : "That changes this server, and needs the permission Manage Server."));
    }

    private void send(Delivery delivery, Asked asked, Card card) {
        Delivery.Outcome outcome;
        try {
            outcome = delivery.deliver(message(card, asked.person()));
        } catch (RuntimeException fault) {
            outcome = delivery.deliver(plain(incident(fault, asked)));
        }
        switch (outcome) {
            case DELIVERED -> {}
            case TOO_LATE -> tooLate(asked);
            case REFUSED -> {
                Card apology = incident(new IllegalStateException("Discord refused the answer"), asked);
                delivery.deliver(plain(apology));
            }
        }
    }

    private MessageEditData message(Card card, @Nullable Destination asker) {
        return Payload.edit(card, presses.keep(asker, Payload.asks(card)));
    }

    private static MessageEditData plain(Card card) {
        return Payload.edit(card, index -> {
            throw new IllegalStateException("This card has buttons.");
        });
    }

    private static void tooLate(Asked asked) {
        LOG.log(
                System.Logger.Level.INFO,
                "/{0} was not answered: Discord did not take an answer any more.",
                asked.ask().command());
    }

    /** A fault that is told to the person by a code, and to those who run the bot by the same code in the log. */
    private Card incident(RuntimeException fault, Asked asked) {
        String code = "%06x".formatted(random.nextInt(1 << 24)).toUpperCase(Locale.ROOT);
        LOG.log(System.Logger.Level.ERROR, "Incident " + code + ": no answer to " + asked.ask(), fault);
        return Card.of(Card.Tone.FAULT)
                .words(Text.of("Something went wrong here, and it is not your fault. Those who run this Blogboard find"
                                + " the reason in the log under ")
                        .code(code)
                        .plain("."))
                .build();
    }
}

package dev.blogboard.discord;

import dev.blogboard.alert.Destination;
import dev.blogboard.command.Caller;
import dev.blogboard.command.Command;
import dev.blogboard.command.Completions;
import dev.blogboard.command.Completions.Offer;
import dev.blogboard.command.Party;
import dev.blogboard.command.People;
import dev.blogboard.command.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;

/** Offers what may follow while a person types into an option. */
final class Completing {
    private static final System.Logger LOG = System.getLogger(Completing.class.getName());

    private final Completions completions;

    private final Function<Command, Reply> desk;
    private final People people;

    /** @param desk is asked for what a person follows */
    Completing(Completions completions, Function<Command, Reply> desk, People people) {
        this.desk = desk;
        this.completions = completions;
        this.people = people;
    }

    void answer(CommandAutoCompleteInteractionEvent event) {
        String typed = event.getFocusedOption().getValue();
        Destination person = new Destination.DiscordUser(event.getUser().getIdLong());
        List<Offer> offers = SlashCommands.named(event.getFullCommandName())
                .map(command -> command.parameter(event.getFocusedOption().getName()))
                .map(parameter -> switch (parameter.completion()) {
                    case FORUM_TAG -> tags(event, typed);
                    case SUBSCRIPTION -> subscriptions(new Caller(person, Conversation.managed(event)), typed);
                    default -> offers(parameter.completion(), person, typed);
                })
                .orElse(List.of());
        try {
            event.replyChoices(choices(offers)).complete();
        } catch (ErrorResponseException tooLate) {
            // The person has typed on meanwhile, and Discord asked anew.
            LOG.log(System.Logger.Level.DEBUG, "Offers came too late.", tooLate);
        }
    }

    private List<Offer> offers(Parameter.Completion completion, Destination person, String typed) {
        return switch (completion) {
            case NONE, FORUM_TAG, SUBSCRIPTION -> List.of();
            case QUERY -> completions.query(person, typed, Payload.CHOICES);
            case COMPANY -> completions.company(typed, Payload.CHOICES);
            case TOPIC -> completions.topic(typed, Payload.CHOICES);
            case ARTICLE -> completions.article(typed, Payload.CHOICES);
            case FEED -> completions.feed(typed, Payload.CHOICES);
            case TIME_ZONE -> completions.zone(typed, Payload.CHOICES);
        };
    }

    private List<Offer> subscriptions(Caller caller, String typed) {
        String part = typed.strip().toLowerCase(Locale.ROOT);
        return desk.apply(new Command.ListSubscriptions(caller)) instanceof Reply.Subscriptions list
                ? list.subscriptions().stream()
                        .filter(subscription ->
                                subscription.query().toLowerCase(Locale.ROOT).contains(part))
                        .limit(Payload.CHOICES)
                        .map(SubscriptionCards::offer)
                        .toList()
                : List.of();
    }

    /** Of the forum that alerts are to go to: what was typed already, with one more. */
    private List<Offer> tags(CommandAutoCompleteInteractionEvent event, String typed) {
        int begun = typed.lastIndexOf(',') + 1;
        String before = typed.substring(0, begun);
        List<String> taken = Arrays.stream(before.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .toList();
        String part = typed.substring(begun).strip().toLowerCase(Locale.ROOT);
        return Forum.find(event.getJDA(), channel(event)).stream()
                .flatMap(forum -> forum.tags().stream())
                .map(Forum.Tag::name)
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(part))
                .filter(name -> !taken.contains(name.toLowerCase(Locale.ROOT)))
                .limit(Payload.CHOICES)
                .map(name -> before.isEmpty() ? name : before.stripTrailing() + " " + name)
                .map(tags -> new Offer(tags, tags))
                .toList();
    }

    /** As {@code /subscribe} has it: the one that is chosen, or the server's for alerts, or this one. */
    private long channel(CommandAutoCompleteInteractionEvent event) {
        OptionMapping chosen = event.getOption("channel");
        if (chosen != null) {
            return Long.parseUnsignedLong(chosen.getAsString());
        }
        Guild server = event.getGuild();
        Long usual = server == null || event.getOption("to") != null
                ? null
                : people.settings(new Party.Server(server.getIdLong())).channel();
        return usual == null ? event.getChannelIdLong() : usual;
    }

    /** What is too long to be sent back whole is not offered. */
    static List<Choice> choices(List<Offer> offers) {
        return offers.stream()
                .filter(offer -> !offer.value().isBlank() && offer.value().length() <= Payload.CHOICE)
                .distinct()
                .limit(Payload.CHOICES)
                .map(offer -> new Choice(Payload.label(offer.label(), Payload.CHOICE), offer.value()))
                .toList();
    }
}

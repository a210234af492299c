package dev.blogboard.discord;

import dev.blogboard.alert.Destination;
import dev.blogboard.command.Completions;
import dev.blogboard.command.Completions.Offer;
import java.util.List;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;

/** Offers what may follow while a person types into an option. */
final class Completing {
    private static final System.Logger LOG = System.getLogger(Completing.class.getName());

    private final Completions completions;

    Completing(Completions completions) {
        this.completions = completions;
    }

    void answer(CommandAutoCompleteInteractionEvent event) {
        String typed = event.getFocusedOption().getValue();
        Destination person = new Destination.DiscordUser(event.getUser().getIdLong());
        List<Offer> offers = SlashCommands.named(event.getFullCommandName())
                .map(command -> command.parameter(event.getFocusedOption().getName()))
                .map(parameter -> offers(parameter.completion(), person, typed))
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
            case NONE -> List.of();
            case QUERY -> completions.query(person, typed, Payload.CHOICES);
            case COMPANY -> completions.company(typed, Payload.CHOICES);
            case TOPIC -> completions.topic(typed, Payload.CHOICES);
            case ARTICLE -> completions.article(typed, Payload.CHOICES);
            case FEED -> completions.feed(typed, Payload.CHOICES);
            case TIME_ZONE -> completions.zone(typed, Payload.CHOICES);
        };
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

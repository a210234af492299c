package dev.blogboard.discord;

import dev.blogboard.command.Departures;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.UnavailableGuildLeaveEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/** Takes events from the gateway's thread, which must not wait, to threads of their own. */
final class Listener extends ListenerAdapter {
    private static final System.Logger LOG = System.getLogger(Listener.class.getName());

    private final Conversation conversation;
    private final Completing completing;
    private final Operators operators;
    private final Departures departures;
    private final Registrar registrar;
    private final ExecutorService answering;

    Listener(
            Conversation conversation,
            Completing completing,
            Operators operators,
            Departures departures,
            Registrar registrar,
            ExecutorService answering) {
        this.conversation = conversation;
        this.completing = completing;
        this.operators = operators;
        this.departures = departures;
        this.registrar = registrar;
        this.answering = answering;
    }

    @Override
    public void onReady(ReadyEvent event) {
        JDA jda = event.getJDA();
        inBackground("take note of the servers", () -> reconcile(jda));
        if (jda.getShardInfo().getShardId() == 0) {
            inBackground("register the slash commands", () -> registrar.register(jda));
            inBackground(
                    "learn who runs the bot",
                    () -> operators.take(jda.retrieveApplicationInfo().complete()));
        }
    }

    /** Of those servers that are this shard's. */
    private void reconcile(JDA jda) {
        Set<Long> present = new HashSet<>();
        jda.getGuilds().forEach(server -> present.add(server.getIdLong()));
        jda.getUnavailableGuilds().forEach(server -> present.add(Long.parseUnsignedLong(server)));
        JDA.ShardInfo shard = jda.getShardInfo();
        departures.reconcile(present, server -> (server >>> 22) % shard.getShardTotal() == shard.getShardId());
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        inBackground("answer /" + event.getFullCommandName(), () -> conversation.typed(event));
    }

    @Override
    public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
        inBackground("offer how to go on", () -> completing.answer(event));
    }

    @Override
    public void onGuildJoin(GuildJoinEvent event) {
        inBackground(
                "welcome a server", () -> departures.joined(event.getGuild().getIdLong()));
    }

    @Override
    public void onGuildLeave(GuildLeaveEvent event) {
        inBackground(
                "take leave of a server", () -> departures.left(event.getGuild().getIdLong()));
    }

    @Override
    public void onUnavailableGuildLeave(UnavailableGuildLeaveEvent event) {
        inBackground("take leave of a server", () -> departures.left(event.getGuildIdLong()));
    }

    @Override
    public void onButtonInteraction(ButtonInteractionEvent event) {
        inBackground("answer a button", () -> conversation.pressed(event));
    }

    @Override
    public void onStringSelectInteraction(StringSelectInteractionEvent event) {
        inBackground("answer a menu", () -> conversation.pressed(event));
    }

    private void inBackground(String what, Runnable work) {
        try {
            answering.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException fault) {
                    LOG.log(System.Logger.Level.ERROR, "Could not " + what + ".", fault);
                }
            });
        } catch (RejectedExecutionException stopping) {
            LOG.log(System.Logger.Level.INFO, "Stopping; will not {0} any more.", what);
        }
    }
}

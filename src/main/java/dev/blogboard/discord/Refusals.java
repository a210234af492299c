package dev.blogboard.discord;

import dev.blogboard.alert.Destination;
import dev.blogboard.alert.SendResult;
import java.time.Duration;
import java.util.Optional;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.attribute.IPostContainer;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import org.jspecify.annotations.Nullable;

/**
 * Why a message cannot be sent, by its meaning.
 *
 * @see <a href="https://discord.com/developers/docs/topics/opcodes-and-status-codes#json">Discord: error codes</a>
 */
final class Refusals {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LATER = Duration.ofMinutes(10);
    private static final String LOCKED =
            "The thread is locked; unlock it, or give the bot the permission Manage Threads there.";

    private Refusals() {}

    /**
     * What is known without asking Discord to stand against sending there.
     *
     * @param channel absent when it is not known, which says nothing
     */
    static Optional<SendResult> known(@Nullable GuildChannel channel) {
        if (channel instanceof IPostContainer forum) {
            return has(forum, Permission.VIEW_CHANNEL, Permission.MESSAGE_SEND)
                    ? Optional.empty()
                    : Optional.of(notAllowed(channel, Permission.MESSAGE_SEND));
        }
        if (channel instanceof ThreadChannel thread && thread.isLocked() && !has(thread, Permission.MANAGE_THREADS)) {
            return Optional.of(new SendResult.Refused(LOCKED));
        }
        if (channel instanceof GuildMessageChannel writable && !writable.canTalk()) {
            boolean thread = channel.getType().isThread();
            return Optional.of(
                    notAllowed(channel, thread ? Permission.MESSAGE_SEND_IN_THREADS : Permission.MESSAGE_SEND));
        }
        return Optional.empty();
    }

    private static boolean has(GuildChannel channel, Permission... permissions) {
        Member self = channel.getGuild().getSelfMember();
        return self.hasPermission(channel, permissions);
    }

    private static SendResult notAllowed(GuildChannel channel, Permission needed) {
        return new SendResult.Refused("The bot may not write in #" + channel.getName() + ": it needs the permissions \""
                + Permission.VIEW_CHANNEL.getName() + "\" and \"" + needed.getName() + "\" there.");
    }

    static SendResult meaning(ErrorResponseException refused, Destination destination) {
        return switch (refused.getErrorCode()) {
            case 10003 -> new SendResult.Retired("The channel is no more.");
            case 10008 -> new SendResult.Retired("The message is no more.");
            case 50001 -> new SendResult.Refused("The bot cannot see this channel any more; let it view the channel.");
            case 50013 ->
                new SendResult.Refused("The bot may not write in this channel; give it the permissions View Channel"
                        + " and Send Messages there.");
            case 50007, 50278 ->
                new SendResult.Refused("Discord does not let the bot write to you. Allow direct messages in the privacy"
                        + " settings of a server that you share with it, or get the articles by mail.");
            case 160005 -> new SendResult.Refused(LOCKED);
            case 50083 -> new SendResult.Refused("The thread is archived, and the bot may not open it; open it.");
            case 160006 ->
                new SendResult.Refused("The server has as many open threads as Discord allows; archive some of them.");
            case 40058 ->
                new SendResult.Deferred(
                        LATER,
                        "The post waits for its author's first message, before which nobody can" + " write there.");
            case 40067 ->
                new SendResult.Refused(
                        "The forum wants a tag with each post; choose one with the option tags of" + " /subscribe.");
            // A forum, which is not known to be one while its server is being loaded.
            case 50008 -> new SendResult.Deferred(SOON, "Discord takes no messages there at the moment.");
            case 50035 -> new SendResult.TooLong("Discord does not take the message: " + refused.getMeaning());
            default ->
                new SendResult.Deferred(
                        SOON,
                        "Discord refused a message to " + destination + ": " + refused.getErrorCode() + " "
                                + refused.getMeaning() + ".");
        };
    }
}

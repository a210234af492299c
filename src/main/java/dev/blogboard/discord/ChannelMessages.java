package dev.blogboard.discord;

import java.util.List;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import org.jspecify.annotations.Nullable;

/**
 * Messages in a channel known by its number alone. JDA sends to the channels of its cache, and those of archived threads
 * are not in it; Discord itself says best whether a channel can be written to.
 *
 * @see <a href="https://discord.com/developers/docs/resources/message">Discord: messages</a>
 */
final class ChannelMessages {
    private final JDA jda;
    private final long channel;

    ChannelMessages(JDA jda, long channel) {
        this.jda = jda;
        this.channel = channel;
    }

    /** Sends a message, and returns its number; the one of the last minutes with this nonce where there is one. */
    long send(MessageCreateData message, String nonce) {
        DataObject body = message.toData().put("nonce", nonce).put("enforce_nonce", true);
        return new RestActionImpl<Long>(
                        jda,
                        Route.Messages.SEND_MESSAGE.compile(id(channel)),
                        body,
                        (response, request) -> response.getObject().getUnsignedLong("id"))
                .complete();
    }

    void edit(long message, MessageCreateData content) {
        new RestActionImpl<Void>(jda, Route.Messages.EDIT_MESSAGE.compile(id(channel), id(message)), content.toData())
                .complete();
    }

    /** At most {@code limit} messages, the newest first, from before another one where that is given. */
    List<DataObject> recent(int limit, @Nullable Long before) {
        Route.CompiledRoute route = Route.Messages.GET_MESSAGE_HISTORY
                .compile(id(channel))
                .withQueryParams("limit", Integer.toString(limit));
        if (before != null) {
            route = route.withQueryParams("before", id(before));
        }
        return new RestActionImpl<List<DataObject>>(
                        jda,
                        route,
                        (response, request) ->
                                response.getArray().stream(DataArray::getObject).toList())
                .complete();
    }

    private static String id(long snowflake) {
        return Long.toUnsignedString(snowflake);
    }
}

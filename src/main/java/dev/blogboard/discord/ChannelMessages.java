package dev.blogboard.discord;

import java.util.List;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
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
    private static final System.Logger LOG = System.getLogger(ChannelMessages.class.getName());
    private static final int THREAD_ARCHIVED = 50083;

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

    /**
     * Edits a message; of an archived thread too, which is archived again after, since nobody is to notice an edit.
     */
    void editAsItWas(long message, MessageCreateData content) {
        try {
            edit(message, content);
        } catch (ErrorResponseException refused) {
            open(refused);
            edit(message, content);
            archiveAgain();
        }
    }

    /** A thread of somebody else's stays open: to close it takes a permission that a bot need not have. */
    private void archiveAgain() {
        try {
            archive(true);
        } catch (ErrorResponseException notOurs) {
            LOG.log(System.Logger.Level.DEBUG, "The thread stays open after an edit.", notOurs);
        }
    }

    /** Does something with the channel; where that is a thread found archived, it is opened first. */
    <T> T inActiveThread(Supplier<T> work) {
        try {
            return work.get();
        } catch (ErrorResponseException refused) {
            open(refused);
            return work.get();
        }
    }

    /** Opens the thread, where the reason of a refusal is that it is archived. */
    private void open(ErrorResponseException refused) {
        if (refused.getErrorCode() != THREAD_ARCHIVED) {
            throw refused;
        }
        archive(false);
    }

    private void archive(boolean archived) {
        DataObject body = DataObject.empty().put("archived", archived);
        new RestActionImpl<Void>(jda, Route.Channels.MODIFY_CHANNEL.compile(id(channel)), body).complete();
    }

    /** The message with this number. */
    DataObject message(long message) {
        return new RestActionImpl<DataObject>(
                        jda,
                        Route.Messages.GET_MESSAGE.compile(id(channel), id(message)),
                        (response, request) -> response.getObject())
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

package dev.blogboard.discord;

import dev.blogboard.alert.Channel.Lookup;
import dev.blogboard.alert.SendResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.attribute.IPostContainer;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.TimeUtil;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.internal.requests.RestActionImpl;

/**
 * The posts of a forum: threads with a title, tags and a first message, which has the number of its thread. Discord knows
 * no nonces here, so what may have been posted has to be looked for before it is posted again.
 *
 * @see <a href="https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel">Discord:
 *     posts of forums</a>
 */
final class ForumPosts {
    private static final int TITLE = 100;
    private static final int UNKNOWN_MESSAGE = 10008;
    private static final int ARCHIVED_AT_ONCE = 100;
    /** More posts of ours than this, since then, are not looked through. */
    private static final int MOST_LOOKS = 100;

    private final IPostContainer forum;
    private final JDA jda;

    ForumPosts(IPostContainer forum) {
        this.forum = forum;
        this.jda = forum.getJDA();
    }

    /** @param tags wanted, by their numbers; what there is not is left out */
    SendResult create(String title, List<Long> tags, MessageCreateData message) {
        Forum known = Forum.of(forum);
        List<Long> applied = known.applied(tags);
        if (applied.isEmpty() && known.wantsTag()) {
            return new SendResult.Refused("The forum #" + forum.getName() + " wants a tag with each post, and has none"
                    + " that the bot may use; add one, or give the bot the permission Manage Threads there.");
        }
        DataObject body = DataObject.empty()
                .put("name", Payload.label(title, TITLE))
                .put("message", message.toData())
                .put(
                        "applied_tags",
                        applied.stream().map(Long::toUnsignedString).toList());
        SentOnce once = new SentOnce(body);
        long post = new RestActionImpl<Long>(
                        jda,
                        Route.Channels.CREATE_THREAD.compile(forum.getId()),
                        once,
                        (response, request) -> response.getObject().getUnsignedLong("id"))
                .setCheck(once::isNew)
                .complete();
        return sent(post);
    }

    private static SendResult.Sent sent(long post) {
        return new SendResult.Sent(post + "/" + post);
    }

    /** Looks for the post whose first message bears a nonce, among our own since then. */
    Lookup find(String nonce, Instant oldestPossible) {
        List<Long> ours = ours(active(), oldestPossible);
        ours.addAll(ours(archived(), oldestPossible));
        for (long post : ours.subList(0, Math.min(ours.size(), MOST_LOOKS))) {
            if (bears(post, nonce)) {
                return new Lookup.Found(sent(post).message());
            }
        }
        return ours.size() <= MOST_LOOKS
                ? new Lookup.Absent()
                : new Lookup.Unknown(false, "There are too many posts in the forum since then to look through.");
    }

    private boolean bears(long post, String nonce) {
        try {
            return PressIds.bears(new ChannelMessages(jda, post).message(post), nonce);
        } catch (ErrorResponseException refused) {
            if (refused.getErrorCode() == UNKNOWN_MESSAGE) {
                return false;
            }
            throw refused;
        }
    }

    private List<Long> ours(List<DataObject> threads, Instant oldestPossible) {
        List<Long> ours = new ArrayList<>();
        for (DataObject thread : threads) {
            long id = thread.getUnsignedLong("id");
            boolean here = thread.getUnsignedLong("parent_id", 0) == forum.getIdLong()
                    && thread.getUnsignedLong("owner_id", 0)
                            == jda.getSelfUser().getIdLong();
            if (here && !TimeUtil.getTimeCreated(id).toInstant().isBefore(oldestPossible)) {
                ours.add(id);
            }
        }
        return ours;
    }

    private List<DataObject> active() {
        return threads(Route.Guilds.LIST_ACTIVE_THREADS.compile(forum.getGuild().getId()));
    }

    /** Those archived last. */
    private List<DataObject> archived() {
        return threads(Route.Channels.LIST_PUBLIC_ARCHIVED_THREADS
                .compile(forum.getId())
                .withQueryParams("limit", Integer.toString(ARCHIVED_AT_ONCE)));
    }

    private List<DataObject> threads(Route.CompiledRoute route) {
        return Objects.requireNonNull(new RestActionImpl<List<DataObject>>(
                        jda,
                        route,
                        (response, request) -> response.getObject().getArray("threads").stream(DataArray::getObject)
                                .toList())
                .complete());
    }
}

package dev.blogboard.discord;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IDeferrableCallback;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.Response;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.TimeUtil;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import net.dv8tion.jda.internal.requests.RestActionImpl;

/**
 * One answer on its way to Discord: acknowledged within the three seconds that an interaction lives, and then delivered
 * for as long as its token is good. JDA repeats what failed by 429, 502, 503, 504 and the like; what failed by another
 * 5xx or by the network is repeated here. Not safe for use by several threads.
 *
 * @see <a href="https://discord.com/developers/docs/interactions/receiving-and-responding">Discord: responding</a>
 */
final class Delivery {
    private static final Duration TO_ACKNOWLEDGE = Duration.ofMillis(2_800);
    private static final Duration TO_DELIVER = Duration.ofMinutes(14);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int DEFERRED_REPLY = 5;
    private static final int DEFERRED_EDIT = 6;
    private static final int EPHEMERAL = 1 << 6;

    private final IDeferrableCallback interaction;
    private final InstantSource clock;
    private final Instant asked;

    Delivery(IDeferrableCallback interaction, InstantSource clock) {
        this.interaction = interaction;
        this.clock = clock;
        Instant ours = clock.instant();
        Instant theirs = TimeUtil.getTimeCreated(interaction.getIdLong()).toInstant();
        // Discord's clock, unless ours is behind it.
        asked = theirs.isBefore(ours) && theirs.isAfter(ours.minusSeconds(2)) ? theirs : ours;
    }

    /** What became of an answer. */
    enum Outcome {
        DELIVERED,
        /** Discord does not take an answer to this any more: it came too late, or the message is gone. */
        TOO_LATE,
        /** Discord does not take this answer, and would take another one. */
        REFUSED
    }

    /** Tells Discord that an answer will come as a message of its own. */
    boolean acknowledgeReply(IReplyCallback reply, boolean ephemeral) {
        DataObject body = DataObject.empty()
                .put("type", DEFERRED_REPLY)
                .put("data", DataObject.empty().put("flags", ephemeral ? EPHEMERAL : 0));
        return acknowledge(() -> reply.deferReply(ephemeral), body);
    }

    /** Tells Discord that an answer will take the place of the message whose button was pressed. */
    boolean acknowledgeEdit(IMessageEditCallback edit) {
        return acknowledge(edit::deferEdit, DataObject.empty().put("type", DEFERRED_EDIT));
    }

    /** Returns false when it is too late for any answer. */
    private boolean acknowledge(Supplier<RestAction<?>> first, DataObject body) {
        Supplier<RestAction<?>> attempt = first;
        while (true) {
            try {
                attempt.get().complete();
                return true;
            } catch (RuntimeException fault) {
                if (code(fault) == ErrorResponse.INTERACTION_ALREADY_ACKNOWLEDGED) {
                    // By an attempt whose response was lost.
                    return true;
                }
                if (code(fault) == ErrorResponse.UNKNOWN_INTERACTION) {
                    return false;
                }
                if (!passing(fault) || !sleep(FIRST_PAUSE, asked.plus(TO_ACKNOWLEDGE))) {
                    // It may have got through: the delivery will tell.
                    return passing(fault);
                }
            }
            // JDA acknowledges an interaction through its own methods once only, whatever comes of it.
            attempt = () -> new RestActionImpl<>(
                    interaction.getJDA(),
                    Route.Interactions.CALLBACK.compile(interaction.getId(), interaction.getToken()),
                    body);
        }
    }

    /** Puts the answer in the place of the acknowledgement. */
    Outcome deliver(MessageEditData message) {
        InteractionHook hook = InteractionHook.from(interaction.getJDA(), interaction.getToken());
        for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                hook.editOriginal(message).complete();
                return Outcome.DELIVERED;
            } catch (RuntimeException fault) {
                if (passing(fault)) {
                    if (!sleep(pause, asked.plus(TO_DELIVER))) {
                        return Outcome.TOO_LATE;
                    }
                } else {
                    return over(fault) ? Outcome.TOO_LATE : Outcome.REFUSED;
                }
            }
        }
    }

    private static boolean over(RuntimeException fault) {
        return switch (code(fault)) {
            case UNKNOWN_WEBHOOK, UNKNOWN_INTERACTION, UNKNOWN_MESSAGE, INVALID_WEBHOOK_TOKEN, UNKNOWN_CHANNEL -> true;
            default -> false;
        };
    }

    /** Whether the same may work a moment later: the network failed, or Discord did. */
    static boolean passing(Throwable fault) {
        if (fault instanceof ErrorResponseException refused) {
            Response response = refused.getResponse();
            return response.getException() instanceof IOException || response.code >= 500;
        }
        return fault.getCause() instanceof IOException;
    }

    /** What Discord says is wrong; SERVER_ERROR for what JDA has no name for. */
    static ErrorResponse code(Throwable fault) {
        return fault instanceof ErrorResponseException refused
                ? refused.getErrorResponse()
                : ErrorResponse.SERVER_ERROR;
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    /** Waits, and returns false when that would be too long or the process stops. */
    private boolean sleep(Duration pause, Instant end) {
        if (clock.instant().plus(pause).isAfter(end)) {
            return false;
        }
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package dev.blogboard.discord;

import dev.blogboard.alert.Channel;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Post;
import dev.blogboard.alert.SendResult;
import dev.blogboard.command.Party;
import dev.blogboard.command.People;
import dev.blogboard.command.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.attribute.IPostContainer;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.TimeUtil;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.jspecify.annotations.Nullable;

/** Posts to channels of servers, threads, forums and direct messages. Safe for use by several threads. */
final class DiscordChannel implements Channel {
    private static final Duration SOON = Duration.ofSeconds(30);
    /** Discord lets through five messages in five seconds to a channel. */
    private static final Duration PACE = Duration.ofMillis(1_100);

    /** Discord's clock may be so far behind ours. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private static final int HISTORY_PAGE = 100;
    private static final int HISTORY_PAGES = 5;

    private final Supplier<@Nullable ShardManager> shards;
    private final PressIds presses;
    private final People people;
    private final MessageSpacing spacing = new MessageSpacing(System::nanoTime);

    /** @param shards gives null until Discord was reached for the first time */
    DiscordChannel(Supplier<@Nullable ShardManager> shards, PressIds presses, People people) {
        this.shards = shards;
        this.presses = presses;
        this.people = people;
    }

    @Override
    public boolean reaches(Destination destination) {
        return shards.get() != null && isOurs(destination);
    }

    private static boolean isOurs(Destination destination) {
        return switch (destination) {
            case Destination.DiscordChannel channel -> true;
            case Destination.DiscordUser user -> true;
            case Destination.Terminal terminal -> false;
            case Destination.Mailbox mailbox -> false;
        };
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public SendResult send(Post post) {
        return send(
                post.destination(),
                post.nonce(),
                PostCards.title(post),
                post.manner().tags(),
                () -> message(post));
    }

    @Override
    public SendResult tell(Destination destination, String nonce, String text) {
        return send(
                destination,
                nonce,
                "About the alerts here",
                List.of(),
                () -> Payload.create(PostCards.notice(text), presses.keepFor(nonce, List.of()), null));
    }

    private MessageCreateData message(Post post) {
        Card card = PostCards.post(post, dates(post.destination()));
        return Payload.create(
                card,
                presses.keepFor(post.nonce(), Payload.asks(card)),
                post.manner().role());
    }

    /** As it is set for the server or the person; as usual for a channel that is not known just now. */
    private Locale dates(Destination destination) {
        if (destination instanceof Destination.DiscordChannel there) {
            GuildChannel known = known(there.channel());
            return known == null
                    ? Settings.USUAL_DATES
                    : people.settings(new Party.Server(known.getGuild().getIdLong()))
                            .datesOrUsual();
        }
        return people.settings(new Party.Person(destination)).datesOrUsual();
    }

    /** @param title of the post where the channel is a forum */
    private SendResult send(
            Destination destination, String nonce, String title, List<Long> tags, Supplier<MessageCreateData> message) {
        return trying(destination, () -> {
            long channel = channel(destination);
            GuildChannel known = known(channel);
            Optional<SendResult> refusal = Refusals.known(known);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            MessageCreateData content = message.get();
            spacing.await();
            if (known instanceof IPostContainer forum) {
                return new ForumPosts(forum).create(title, tags, content);
            }
            ChannelMessages messages = new ChannelMessages(jda(), channel);
            long sent = messages.inActiveThread(() -> messages.send(content, nonce));
            return new SendResult.Sent(channel + "/" + sent);
        });
    }

    private @Nullable GuildChannel known(long channel) {
        return shards().getChannelById(GuildChannel.class, channel);
    }

    @Override
    public SendResult edit(String message, Post post) {
        return trying(post.destination(), () -> {
            String[] ids = message.split("/", 2);
            ChannelMessages messages = new ChannelMessages(jda(), Long.parseLong(ids[0]));
            messages.editAsItWas(Long.parseLong(ids[1]), message(post));
            return new SendResult.Sent(message);
        });
    }

    @Override
    public Lookup find(Post post) {
        try {
            long channel = channel(post.destination());
            Instant oldestPossible = post.created().minus(CLOCKS);
            return known(channel) instanceof IPostContainer forum
                    ? new ForumPosts(forum).find(post.nonce(), oldestPossible)
                    : find(post.nonce(), channel, oldestPossible);
        } catch (RuntimeException fault) {
            // What Discord refuses, such as the permission to read, it refuses the next time too.
            boolean passing = Delivery.passing(fault) || !(fault instanceof ErrorResponseException);
            return new Lookup.Unknown(passing, "The channel's messages could not be read: " + reason(fault) + ".");
        }
    }

    private Lookup find(String nonce, long channel, Instant oldestPossible) {
        ChannelMessages messages = new ChannelMessages(jda(), channel);
        Long before = null;
        for (int page = 0; page < HISTORY_PAGES; page++) {
            List<DataObject> recent = messages.recent(HISTORY_PAGE, before);
            for (DataObject message : recent) {
                if (PressIds.bears(message, nonce)) {
                    return new Lookup.Found(channel + "/" + message.getString("id"));
                }
            }
            if (recent.size() < HISTORY_PAGE) {
                return new Lookup.Absent();
            }
            before = recent.getLast().getUnsignedLong("id");
            if (TimeUtil.getTimeCreated(before).toInstant().isBefore(oldestPossible)) {
                return new Lookup.Absent();
            }
        }
        return new Lookup.Unknown(false, "There are too many messages in the channel since then to look through.");
    }

    private long channel(Destination destination) {
        return switch (destination) {
            case Destination.DiscordChannel there -> there.channel();
            case Destination.DiscordUser person ->
                jda().openPrivateChannelById(person.user()).complete().getIdLong();
            case Destination.Terminal terminal -> throw new IllegalArgumentException(destination.toString());
            case Destination.Mailbox mailbox -> throw new IllegalArgumentException(destination.toString());
        };
    }

    private JDA jda() {
        return shards().getShards().getFirst();
    }

    private ShardManager shards() {
        ShardManager connected = shards.get();
        if (connected == null) {
            throw new IllegalStateException("Discord was not reached yet.");
        }
        return connected;
    }

    private static SendResult trying(Destination destination, Supplier<SendResult> work) {
        try {
            return work.get();
        } catch (RuntimeException fault) {
            // Cancelled is what was sent once, and is not to be repeated unless it is missing.
            if (Delivery.passing(fault) || fault instanceof CancellationException) {
                return new SendResult.InDoubt(
                        "Discord did not say whether it took the message: " + reason(fault) + ".");
            }
            if (fault instanceof ErrorResponseException refused) {
                return Refusals.meaning(refused, destination);
            }
            System.getLogger(DiscordChannel.class.getName())
                    .log(System.Logger.Level.WARNING, "A message to " + destination + " was not sent.", fault);
            return new SendResult.Deferred(SOON, "The message could not be sent.");
        }
    }

    private static String reason(RuntimeException fault) {
        @Nullable String message = fault.getMessage();
        return message == null
                ? fault.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}

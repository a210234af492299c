package dev.blogboard.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Channel.Lookup;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Manner;
import dev.blogboard.alert.Post;
import dev.blogboard.alert.SendResult;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.Subscriptions;
import dev.blogboard.alert.Timing;
import dev.blogboard.article.Article;
import dev.blogboard.article.Company;
import dev.blogboard.discord.server.DiscordServer;
import dev.blogboard.discord.server.Faults.Fault;
import dev.blogboard.discord.server.Messages;
import dev.blogboard.discord.server.World;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Posts of alerts, as they arrive in Discord or do not. */
class AlertsInDiscordTest {
    private static final String SENDING = "channels/\\d+/messages";
    private static final long ANN = 2001;

    private static Post post(BotOnTest bot, Destination destination) {
        Article article = bot.article("rust");
        Subscription subscription = bot.subscriptions()
                .add("rust", destination, Cadence.INSTANT, Instant.EPOCH)
                .orElseThrow();
        Post.Entry entry = new Post.Entry(article, Company.named("Fabrikam"), List.of(), List.of(subscription));
        return new Post(
                "abc123", destination, Instant.EPOCH, Post.Occasion.INSTANT, List.of(entry), 0, Manner.PLAIN, false);
    }

    private static Destination channel(BotOnTest bot) {
        DiscordServer.await("the channel is known", () -> bot.connected());
        return new Destination.DiscordChannel(bot.server().channels().getFirst());
    }

    private static long number(Destination channel) {
        return ((Destination.DiscordChannel) channel).channel();
    }

    @Test
    void a_post_arrives_once_however_often_it_is_sent_and_is_found_again() {
        try (BotOnTest bot = new BotOnTest()) {
            Destination there = channel(bot);
            Post post = post(bot, there);
            assertEquals(new Lookup.Absent(), bot.channel().find(post));
            bot.discord().faults().plan("POST", SENDING, 1, new Fault.RefusedAfterEffect(500, 0));
            assertInstanceOf(SendResult.InDoubt.class, bot.channel().send(post));
            SendResult.Sent sent =
                    assertInstanceOf(SendResult.Sent.class, bot.channel().send(post));
            assertEquals(1, bot.discord().messages(number(there)).size());
            assertEquals(new Lookup.Found(sent.message()), bot.channel().find(post));
            String text = Messages.text(
                    bot.discord().messages(number(there)).getFirst().content());
            assertTrue(text.contains("### New at Fabrikam"), text);
            assertTrue(text.contains("https://fabrikam.example/rust_%28language%29?a=1&b=2"), text);
            assertEquals(List.of(), bot.discord().violations());
        }
    }

    @Test
    void a_post_is_found_below_a_page_of_later_messages() {
        try (BotOnTest bot = new BotOnTest()) {
            Destination there = channel(bot);
            Post post = post(bot, there);
            SendResult sent = bot.channel().send(post);
            for (int later = 0; later < 101; later++) {
                bot.channel()
                        .send(new Post(
                                "later" + later,
                                there,
                                post.created(),
                                Post.Occasion.INSTANT,
                                post.entries(),
                                0,
                                Manner.PLAIN,
                                false));
            }
            assertEquals(102, bot.discord().messages(number(there)).size());
            SendResult.Sent first = assertInstanceOf(SendResult.Sent.class, sent);
            assertEquals(new Lookup.Found(first.message()), bot.channel().find(post));
        }
    }

    @Test
    void a_post_is_brought_up_to_date() {
        try (BotOnTest bot = new BotOnTest()) {
            Destination there = channel(bot);
            Post post = post(bot, there);
            SendResult.Sent sent =
                    assertInstanceOf(SendResult.Sent.class, bot.channel().send(post));
            Post edited = new Post(
                    post.nonce(), there, Instant.EPOCH, Post.Occasion.INSTANT, post.entries(), 14, Manner.PLAIN, false);
            assertEquals(sent, bot.channel().edit(sent.message(), edited));
            String text = Messages.text(
                    bot.discord().messages(number(there)).getFirst().content());
            assertTrue(text.contains("*and 14 more*"), text);
            assertInstanceOf(SendResult.Retired.class, bot.channel().edit(number(there) + "/4711", edited));
        }
    }

    @Test
    void direct_messages_are_opened_and_reach_the_person() {
        try (BotOnTest bot = new BotOnTest()) {
            channel(bot);
            SendResult result = bot.channel().send(post(bot, new Destination.DiscordUser(ANN)));
            assertInstanceOf(SendResult.Sent.class, result);
            assertEquals(
                    1,
                    bot.discord()
                            .messages(bot.discord().world().directChannel(ANN))
                            .size());
        }
    }

    @Test
    void each_refusal_of_discord_has_its_meaning() {
        try (BotOnTest bot = new BotOnTest()) {
            Post post = post(bot, channel(bot));
            assertInstanceOf(SendResult.Retired.class, refused(bot, post, 404, 10003));
            assertInstanceOf(SendResult.Refused.class, refused(bot, post, 403, 50001));
            assertInstanceOf(SendResult.Refused.class, refused(bot, post, 403, 50013));
            assertInstanceOf(SendResult.Refused.class, refused(bot, post, 403, 50007));
            assertInstanceOf(SendResult.TooLong.class, refused(bot, post, 400, 50035));
            assertInstanceOf(SendResult.Deferred.class, refused(bot, post, 403, 20028));
            assertInstanceOf(SendResult.InDoubt.class, refused(bot, post, 500, 0));
            assertInstanceOf(SendResult.Sent.class, bot.channel().send(post));
        }
    }

    @Test
    void a_look_in_vain_tells_an_outage_from_messages_that_may_not_be_read() {
        try (BotOnTest bot = new BotOnTest()) {
            Post post = post(bot, channel(bot));
            assertEquals(
                    List.of(true, true, false),
                    List.of(
                                    new Fault.Refused(500, 0, "for the test"),
                                    new Fault.Dropped(),
                                    new Fault.Refused(403, 50001, "for the test"))
                            .stream()
                            .map(fault -> isPassing(bot, post, fault))
                            .toList());
            assertEquals(new Lookup.Absent(), bot.channel().find(post));
        }
    }

    private static boolean isPassing(BotOnTest bot, Post post, Fault fault) {
        bot.discord().faults().end();
        bot.discord().faults().plan("GET", SENDING, 10, fault);
        Lookup found = bot.channel().find(post);
        bot.discord().faults().end();
        return assertInstanceOf(Lookup.Unknown.class, found).passing();
    }

    private static SendResult refused(BotOnTest bot, Post post, int status, int code) {
        bot.discord().faults().plan("POST", SENDING, 1, new Fault.Refused(status, code, "for the test"));
        return bot.channel().send(post);
    }

    @Test
    void where_the_bot_may_not_write_nothing_is_tried_and_the_permission_is_named() {
        try (BotOnTest bot = new BotOnTest(1L << 10)) {
            Destination there = channel(bot);
            SendResult.Refused refused =
                    assertInstanceOf(SendResult.Refused.class, bot.channel().send(post(bot, there)));
            assertTrue(refused.reason().contains("Send Messages"), refused.reason());
            assertEquals(List.of(), bot.discord().messages(number(there)));
        }
    }

    @Test
    void a_role_is_mentioned_only_where_its_server_asked_for_that() {
        try (BotOnTest bot = new BotOnTest()) {
            Destination there = channel(bot);
            Post plain = post(bot, there);
            Post loud = new Post(
                    "def456",
                    there,
                    Instant.EPOCH,
                    Post.Occasion.DAILY,
                    plain.entries(),
                    0,
                    new Manner(World.OWNER, List.of()),
                    false);
            assertInstanceOf(SendResult.Sent.class, bot.channel().send(loud));
            var content = bot.discord().messages(number(there)).getFirst().content();
            assertEquals(
                    Long.toString(World.OWNER),
                    content.path("allowed_mentions").path("roles").path(0).asText());
            assertTrue(content.path("allowed_mentions").path("parse").isEmpty());
        }
    }

    @Test
    void leaving_a_server_pauses_its_subscriptions_until_the_bot_is_back() {
        try (BotOnTest bot = new BotOnTest()) {
            Destination there = channel(bot);
            Subscription made = bot.subscriptions()
                    .add(
                            new Subscriptions.Wanted(
                                    "kafka",
                                    there,
                                    Timing.of(Cadence.INSTANT),
                                    Manner.PLAIN,
                                    new Subscription.Owner(ANN, bot.server().id())),
                            Instant.now())
                    .orElseThrow();
            bot.discord().leave(bot.server());
            DiscordServer.await(
                    "paused",
                    () -> bot.subscriptions().find(made.id()).orElseThrow().paused() != null);
            bot.discord().join(bot.server());
            DiscordServer.await(
                    "resumed",
                    () -> bot.subscriptions().find(made.id()).orElseThrow().paused() == null);
        }
    }
}

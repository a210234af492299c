package dev.blogboard.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Channel.Lookup;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Manner;
import dev.blogboard.alert.Post;
import dev.blogboard.alert.SendResult;
import dev.blogboard.alert.Subscription;
import dev.blogboard.article.Company;
import dev.blogboard.discord.server.DiscordServer;
import dev.blogboard.discord.server.DiscordServer.Person;
import dev.blogboard.discord.server.DiscordServer.Place;
import dev.blogboard.discord.server.Faults.Fault;
import dev.blogboard.discord.server.Interaction;
import dev.blogboard.discord.server.Messages;
import dev.blogboard.discord.server.Threads;
import dev.blogboard.discord.server.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts in forums and threads, as they arrive there or do not, and how people ask for them. */
class ForumsInDiscordTest {
    private static final Person MANAGER = new Person(World.OWNER, "owner", true);
    private static final Threads.Tag GENERAL = new Threads.Tag(501, "general", false);
    private static final Threads.Tag PYTHON = new Threads.Tag(502, "python", false);
    private static final Threads.Tag OFFICIAL = new Threads.Tag(503, "official", true);

    private final BotOnTest bot = new BotOnTest();

    @BeforeEach
    void connected() {
        DiscordServer.await("the server is known", bot::connected);
    }

    @AfterEach
    void stop() {
        assertEquals(List.of(), bot.discord().violations());
        bot.close();
    }

    private Destination forum(boolean wantsTag, Threads.Tag... tags) {
        Threads.Forum forum = bot.discord().openForum(bot.server(), "engineering", wantsTag, tags);
        DiscordServer.await("the forum is known", () -> bot.sees(forum.id()));
        return new Destination.DiscordChannel(forum.id());
    }

    private Threads.DiscordThread thread() {
        Threads.DiscordThread thread =
                bot.discord().openThread(bot.server(), bot.server().channels().getFirst(), "reading list");
        DiscordServer.await("the thread is known", () -> bot.sees(thread.id()));
        return thread;
    }

    private Post post(Destination destination, List<Long> tags) {
        Manner manner = new Manner(null, tags);
        Subscription subscription = bot.subscriptions().of(destination).stream()
                .findFirst()
                .orElseGet(() -> bot.subscriptions()
                        .add("rust", destination, Cadence.INSTANT, Instant.EPOCH)
                        .orElseThrow());
        Post.Entry entry =
                new Post.Entry(bot.article("rust"), Company.named("Fabrikam"), List.of(), List.of(subscription));
        return new Post("abc123", destination, Instant.now(), Post.Occasion.INSTANT, List.of(entry), 0, manner, false);
    }

    private static long number(Destination channel) {
        return ((Destination.DiscordChannel) channel).channel();
    }

    private List<Threads.DiscordThread> posts(Destination forum) {
        return bot.discord().world().threads().in(number(forum));
    }

    private JsonNode first(Threads.DiscordThread post) {
        return bot.discord().messages(post.id()).getFirst().content();
    }

    @Test
    void an_alert_is_a_post_with_the_title_of_its_article_and_the_tags_that_were_chosen() {
        Destination forum = forum(false, GENERAL, PYTHON, OFFICIAL);
        Post post = post(forum, List.of(PYTHON.id(), OFFICIAL.id(), 999L));
        assertInstanceOf(SendResult.Sent.class, bot.channel().send(post));
        Threads.DiscordThread there = posts(forum).getFirst();
        assertEquals("Why @everyone here writes Rust", there.name());
        assertEquals(List.of(PYTHON.id()), there.tags());
        String text = Messages.text(first(there));
        assertTrue(text.contains("https://fabrikam.example/rust_%28language%29?a=1&b=2"), text);
    }

    @Test
    void a_post_of_which_the_answer_was_lost_is_found_and_not_posted_again() {
        Destination forum = forum(false);
        Post post = post(forum, List.of());
        assertEquals(new Lookup.Absent(), bot.channel().find(post));
        bot.discord().faults().plan("POST", "channels/\\d+/threads", 1, new Fault.RefusedAfterEffect(500, 0));
        assertInstanceOf(SendResult.InDoubt.class, bot.channel().send(post));
        long id = posts(forum).getFirst().id();
        assertEquals(new Lookup.Found(id + "/" + id), bot.channel().find(post));
        bot.discord().change(posts(forum).getFirst().archived(true));
        assertEquals(new Lookup.Found(id + "/" + id), bot.channel().find(post));
        assertEquals(1, posts(forum).size());
    }

    /** Each of these JDA or OkHttp would repeat by itself. */
    @Test
    void nothing_repeats_a_post_but_who_has_looked_for_it() {
        Destination forum = forum(false);
        Post post = post(forum, List.of());
        for (Fault fault : List.of(
                new Fault.RefusedAfterEffect(502, 0), new Fault.DroppedAfterEffect(), new Fault.RateLimited(1))) {
            int before = posts(forum).size();
            bot.discord().faults().plan("POST", "channels/\\d+/threads", 1, fault);
            assertInstanceOf(SendResult.InDoubt.class, bot.channel().send(post), fault::toString);
            assertTrue(bot.discord().faults().over());
            assertEquals(
                    before + (fault instanceof Fault.RateLimited ? 0 : 1),
                    posts(forum).size(),
                    fault::toString);
        }
        assertInstanceOf(SendResult.Sent.class, bot.channel().send(post));
    }

    @Test
    void an_edit_changes_a_post_and_leaves_an_archived_one_archived() {
        Destination forum = forum(false);
        Post post = post(forum, List.of());
        SendResult.Sent sent =
                assertInstanceOf(SendResult.Sent.class, bot.channel().send(post));
        bot.discord().change(posts(forum).getFirst().archived(true));
        Post edited = new Post(
                post.nonce(), forum, post.created(), post.occasion(), post.entries(), 14, post.manner(), false);
        assertEquals(sent, bot.channel().edit(sent.message(), edited));
        Threads.DiscordThread there = posts(forum).getFirst();
        assertTrue(Messages.text(first(there)).contains("and 14 more"));
        assertTrue(there.archived());
    }

    @Test
    void a_forum_that_wants_a_tag_gets_its_first_and_one_without_any_is_told_of() {
        Destination forum = forum(true, OFFICIAL, GENERAL, PYTHON);
        assertInstanceOf(SendResult.Sent.class, bot.channel().send(post(forum, List.of())));
        assertEquals(List.of(GENERAL.id()), posts(forum).getFirst().tags());
        Destination strict = forum(true, OFFICIAL);
        SendResult.Refused refused =
                assertInstanceOf(SendResult.Refused.class, bot.channel().send(post(strict, List.of())));
        assertTrue(refused.reason().contains("wants a tag"), refused.reason());
    }

    @Test
    void where_the_bot_may_not_post_the_permission_is_named() {
        try (BotOnTest silent = new BotOnTest(1L << 10)) {
            Threads.Forum forum = silent.discord().openForum(silent.server(), "engineering", false);
            DiscordServer.await("the forum is known", () -> silent.sees(forum.id()));
            Post post = post(new Destination.DiscordChannel(forum.id()), List.of());
            SendResult.Refused refused =
                    assertInstanceOf(SendResult.Refused.class, silent.channel().send(post));
            assertTrue(refused.reason().contains("Send Messages"), refused.reason());
        }
    }

    @Test
    void tags_are_offered_while_typing_and_saved_by_confirm() {
        Destination forum = forum(true, GENERAL, PYTHON, OFFICIAL);
        String channel = Long.toString(number(forum));
        Interaction typing = bot.discord()
                .typing(
                        MANAGER,
                        bot.place(),
                        "subscribe",
                        Map.of("query", "kafka", "channel", channel, "tags", "General, p"),
                        "tags");
        JsonNode offers = typing.answer().path("choices");
        assertEquals(1, offers.size());
        assertEquals("General, python", offers.path(0).path("value").asText());
        Interaction preview = bot.discord()
                .command(
                        MANAGER,
                        bot.place(),
                        "subscribe",
                        Map.of("query", "kafka", "channel", channel, "tags", "General, python"));
        String shown = Messages.text(preview.answer());
        assertTrue(shown.contains("tagged `general, python`"), shown);
        bot.discord().press(MANAGER, bot.place(), preview, "Confirm").answer();
        Subscription saved = bot.subscriptions().of(forum).getFirst();
        assertEquals(List.of(GENERAL.id(), PYTHON.id()), saved.manner().tags());
    }

    private String subscribe(Map<String, String> options) {
        return Messages.text(bot.discord()
                .command(MANAGER, bot.place(), "subscribe", options)
                .answer());
    }

    @Test
    void what_is_wrong_with_tags_is_said() {
        String channel = Long.toString(number(forum(true, GENERAL, PYTHON)));
        String unknown = subscribe(Map.of("query", "kafka", "channel", channel, "tags", "cobol"));
        assertTrue(unknown.contains("no tag \"cobol\""), unknown);
        assertTrue(unknown.contains("general, python"), unknown);
        String nowhere = subscribe(Map.of("query", "kafka", "tags", "python"));
        assertTrue(nowhere.contains("Tags are for the posts of a forum"), nowhere);
        String none = subscribe(Map.of("query", "kafka", "channel", channel));
        assertTrue(none.contains("The forum wants a tag"), none);
    }

    @Test
    void the_buttons_of_a_post_are_about_its_forum() {
        Destination forum = forum(false);
        assertInstanceOf(SendResult.Sent.class, bot.channel().send(post(forum, List.of())));
        Threads.DiscordThread there = posts(forum).getFirst();
        Place inside = new Place.InServer(bot.server(), there.id());
        Interaction why = bot.discord().pressOn(MANAGER, inside, first(there), "Why?");
        String reasons = Messages.text(why.answer());
        assertTrue(reasons.contains("`rust` matches"), reasons);
        Interaction less = bot.discord().press(MANAGER, inside, why, "Less like this");
        less.answer();
        String muted = Messages.text(bot.discord()
                .choose(MANAGER, inside, less, "1 week without rust")
                .answer());
        assertTrue(muted.contains("`rust` until"), muted);
    }

    @Test
    void an_archived_thread_is_opened_and_a_locked_one_is_told_of() {
        Threads.DiscordThread thread = thread();
        Destination there = new Destination.DiscordChannel(thread.id());
        bot.discord().change(thread.archived(true));
        bot.discord().faults().plan("POST", "channels/\\d+/messages", 1, new Fault.Refused(400, 50083, "archived"));
        assertInstanceOf(SendResult.Sent.class, bot.channel().send(post(there, List.of())));
        assertEquals(1, bot.discord().messages(thread.id()).size());
        assertTrue(!bot.discord()
                .world()
                .threads()
                .thread(thread.id())
                .orElseThrow()
                .archived());
        bot.discord().change(thread.archived(true).locked(true));
        SendResult.Refused refused =
                assertInstanceOf(SendResult.Refused.class, bot.channel().send(post(there, List.of())));
        assertTrue(refused.reason().contains("locked"), refused.reason());
    }

    @Test
    void each_refusal_of_threads_and_forums_has_its_meaning() {
        Destination there = new Destination.DiscordChannel(thread().id());
        assertInstanceOf(SendResult.Refused.class, refused(there, 403, 160005));
        assertInstanceOf(SendResult.Refused.class, refused(there, 400, 160006));
        assertInstanceOf(SendResult.Deferred.class, refused(there, 403, 40058));
        Destination forum = forum(false);
        assertInstanceOf(SendResult.Refused.class, refused(forum, 400, 40067));
        assertInstanceOf(SendResult.Retired.class, refused(forum, 404, 10003));
    }

    private SendResult refused(Destination there, int status, int code) {
        bot.discord()
                .faults()
                .plan("POST", "channels/\\d+/(messages|threads)", 1, new Fault.Refused(status, code, "for the test"));
        return bot.channel().send(post(there, List.of()));
    }
}

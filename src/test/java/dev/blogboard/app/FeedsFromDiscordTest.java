package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.discord.server.DiscordServer.Person;
import dev.blogboard.feed.Feed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those who run the bot change its feeds from Discord, and nobody else does. */
class FeedsFromDiscordTest {
    private static final Person MANAGER = new Person(2001, "ann", true);

    @TempDir
    Path directory;

    @Test
    void an_operator_adds_the_feed_that_a_page_names_and_removes_it_and_others_are_refused() throws Exception {
        try (DiscordHouse house = new DiscordHouse(directory)) {
            house.blogs.putFeed("/feed", "Tailspin Toys", "Toys at scale");
            house.blogs.put(
                    "/blog",
                    "text/html",
                    "<html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed\"></head></html>");
            Map<String, String> blog = Map.of("url", house.blogs.url("/blog"));
            String refused = house.ask(MANAGER, house.place(), "feeds add", blog);
            assertTrue(refused.startsWith("Only those who run this Blogboard may do that"), refused);
            assertEquals(List.of(), house.app.feeds().all());

            String added = house.ask(DiscordHouse.OWNER, house.place(), "feeds add", blog);
            assertTrue(added.startsWith("Added [") && added.contains("of **Tailspin Toys**"), added);
            Feed feed = house.app.feeds().all().getFirst();
            assertEquals(house.blogs.url("/feed"), feed.url());
            house.deliver();
            String found = house.ask(MANAGER, house.place(), "search", Map.of("query", "toys"));
            assertTrue(found.contains("[Toys at scale]"), found);
            String again = house.ask(DiscordHouse.OWNER, house.place(), "feeds add", blog);
            assertTrue(again.contains("is there already"), again);

            Map<String, String> url = Map.of("url", house.blogs.url("/feed"));
            String kept = house.ask(MANAGER, house.place(), "feeds remove", url);
            assertTrue(kept.startsWith("Only those who run this Blogboard"), kept);
            String removed = house.ask(DiscordHouse.OWNER, house.place(), "feeds remove", url);
            assertTrue(removed.contains("its articles stay"), removed);
            assertEquals(List.of(), house.app.feeds().all());
            assertEquals(1, house.app.articles().count());
            assertEquals(List.of(), house.discord.violations());
        }
    }
}

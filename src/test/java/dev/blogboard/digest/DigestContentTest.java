package dev.blogboard.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.blogboard.alert.Subscription;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a digest holds, in which order, and why. */
class DigestContentTest {
    private static final String ADA = "ada@example.org";

    @TempDir
    Path directory;

    private final MailerOnPaper mailer = new MailerOnPaper();
    private Shelf shelf;

    @BeforeEach
    void open() throws Exception {
        shelf = new Shelf(directory, "Netflix", "Stripe", "Uber");
    }

    @AfterEach
    void close() throws Exception {
        shelf.close();
    }

    private List<Section> sections() {
        shelf.at("2026-11-23T07:00:00Z");
        assertEquals(1, shelf.run(mailer).run().sent());
        return mailer.sent.getFirst().sections();
    }

    private static List<String> titles(Section section) {
        return section.entries().stream().map(entry -> entry.article().title()).toList();
    }

    @Test
    void a_story_that_two_places_publish_is_told_once_with_both() throws Exception {
        Subscription kafka = shelf.follow(ADA, "kafka");
        shelf.matching("Netflix", "Kafka without tears", kafka);
        shelf.matching("Uber", "Kafka  Without Tears", kafka);
        Section section = sections().getFirst();
        assertEquals(List.of("Kafka without tears"), titles(section));
        assertEquals(
                List.of("https://uber.example/2"),
                section.entries().getFirst().alsoAt().stream()
                        .map(article -> article.url())
                        .toList());
    }

    @Test
    void titles_that_all_share_make_no_two_stories_one() throws Exception {
        Subscription kafka = shelf.follow(ADA, "kafka");
        shelf.matching("Netflix", "Release notes", kafka);
        shelf.matching("Uber", "Release notes", kafka);
        assertEquals(2, sections().getFirst().entries().size());
    }

    @Test
    void three_of_a_company_at_most_and_the_rest_is_counted() throws Exception {
        Subscription kafka = shelf.follow(ADA, "kafka");
        for (int number = 1; number <= 5; number++) {
            shelf.matching("Netflix", "Kafka at the edge, part " + number, kafka);
        }
        shelf.matching("Uber", "Something on Kafka", kafka);
        Section section = sections().getFirst();
        assertEquals(4, section.entries().size());
        assertEquals(2, section.more());
    }

    @Test
    void what_matches_better_stands_first_then_what_is_newer() throws Exception {
        Subscription kafka = shelf.follow(ADA, "kafka");
        shelf.matching("Netflix", "Kafka in its title, of Monday", kafka);
        shelf.at("2026-11-20T12:00:00Z");
        shelf.matching("Uber", "Nothing in this one's title", kafka);
        shelf.matching("Stripe", "Kafka in its title, of Friday", kafka);
        assertEquals(
                List.of(
                        "Kafka in its title, of Friday",
                        "Kafka in its title, of Monday",
                        "Nothing in this one's title"),
                titles(sections().getFirst()));
    }

    @Test
    void what_matched_several_subscriptions_stands_once_under_the_most_particular_and_names_them_all()
            throws Exception {
        Subscription kafka = shelf.follow(ADA, "kafka");
        Subscription storage = shelf.follow(ADA, "storage");
        Subscription netflix = shelf.follow(ADA, "company:netflix");
        shelf.matching("Uber", "Kafka elsewhere", kafka);
        shelf.matching("Netflix", "Kafka on tiered storage", kafka, storage, netflix);
        shelf.matching("Netflix", "A word on something else", netflix);
        List<Section> sections = sections();
        assertEquals(
                List.of("kafka", "storage", "company:netflix"),
                sections.stream()
                        .map(section -> ((Section.Topic.Matches) section.topic()).query())
                        .toList());
        assertEquals(List.of("Kafka on tiered storage"), titles(sections.get(1)));
        assertEquals(
                "matched kafka, storage · you follow Netflix",
                sections.get(1).entries().getFirst().why());
        assertEquals("you follow Netflix", sections.get(2).entries().getFirst().why());
    }

    @Test
    void of_companies_that_are_followed_the_best_comes_too() throws Exception {
        Subscription kafka = shelf.follow(ADA, "kafka company:netflix");
        shelf.matching("Netflix", "Kafka at the edge", kafka);
        shelf.article("Netflix", "Not about that at all");
        shelf.article("Uber", "Of another company");
        List<Section> sections = sections();
        assertEquals(List.of("Not about that at all"), titles(sections.get(1)));
        assertEquals(new Section.Topic.Best(), sections.get(1).topic());
        assertEquals(List.of("Of another company"), titles(sections.get(2)));
    }
}

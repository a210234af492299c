package dev.blogboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.discover.Answer;
import dev.blogboard.discover.Rising;
import dev.blogboard.discover.Roundup;
import dev.blogboard.discover.RoundupDocument;
import dev.blogboard.discover.Trends;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {
    private static final String DJANGO_SENTENCE =
            "Our site is the largest deployment of the Django web framework, which is written entirely in Python.";

    @TempDir
    Path directory = Path.of("");

    private Stocked stocked;

    @BeforeEach
    void stock() {
        stocked = new Stocked(directory)
                .with("Aerie", "2015-06-02", "Skyflow: a workflow management platform", "")
                .with(
                        "Aerie",
                        "2016-03-01",
                        "Python at Aerie",
                        "We moved all of our data pipelines to Python in 2014.\nIt was slow going.")
                .with("Aerie", "2019-03-01", "Testing Python services at scale", "")
                .with(
                        "Lumen",
                        "2017-02-01",
                        "Serving pictures with Django",
                        "Some words on how it began, years ago.\n" + DJANGO_SENTENCE + "\nWe like it.")
                .with("Quarry", "2018-02-01", "Kafka at Quarry", "")
                .with("Quarry", "2020-02-01", "Why we left Kafka", "");
    }

    @AfterEach
    void close() {
        stocked.close();
    }

    private Roundup roundup(String subject) throws Exception {
        return stocked.ready().app.discovery().roundup(subject, List.of(), null, 10);
    }

    @Test
    void a_roundup_tells_of_each_company_the_one_with_the_most_to_say_first() throws Exception {
        Roundup python = roundup("python");

        assertEquals(
                List.of("Aerie", "Lumen"),
                python.companies().stream()
                        .map(section -> section.company().name())
                        .toList());
        assertEquals(new Roundup.Figures(3, 2, 3, 2, 2016, 2019), python.figures());
    }

    @Test
    void a_roundup_quotes_word_by_word_and_only_what_names_the_subject() throws Exception {
        Roundup python = roundup("python");
        Roundup.Key first = python.companies().getFirst().keys().getFirst();

        assertEquals("Python at Aerie", first.article().title());
        assertEquals("We moved all of our data pipelines to Python in 2014.", first.quote());
        assertNull(python.companies().getFirst().keys().getLast().quote());
    }

    @Test
    void what_belongs_to_a_language_is_part_of_its_roundup() throws Exception {
        assertEquals(
                DJANGO_SENTENCE,
                roundup("Python").companies().getLast().keys().getFirst().quote());
    }

    @Test
    void what_a_company_did_itself_counts_for_more_than_news_and_the_makers_come_last() throws Exception {
        stocked.with("Confluent", "2021-01-01", "How we run Kafka at Confluent", "")
                .with("Confluent", "2021-01-02", "Kafka without limits", "")
                .with("Newsy", "2021-01-01", "Kafka newsletter", "")
                .with("Newsy", "2021-02-01", "Kafka newsletter again", "")
                .with("Doer", "2021-01-01", "Lessons from our Kafka", "");
        Roundup kafka = roundup("kafka");

        assertEquals(
                List.of("Quarry", "Doer", "Newsy", "Confluent"),
                kafka.companies().stream()
                        .map(section -> section.company().name())
                        .toList());
    }

    @Test
    void companies_without_a_section_are_named_with_an_article_each() throws Exception {
        Roundup python = stocked.ready().app.discovery().roundup("python", List.of(), null, 1);
        Roundup.Further lumen = python.further().getFirst();

        assertEquals(
                "Serving pictures with Django",
                Objects.requireNonNull(lumen.best()).article().title());
        String text = RoundupDocument.markdown(null).write(python);
        assertTrue(text.contains("- Lumen (1): [Serving pictures with Django](https://lumen.example/4) (2017)"), text);
    }

    @Test
    void the_search_for_more_finds_all_that_a_section_counts() throws Exception {
        stocked.with("Aerie", "2020-03-01", "Django at Aerie", "");
        Roundup.Section aerie = roundup("python").companies().getFirst();

        assertEquals("(topic:python OR topic:django) company:aerie", aerie.more());
        assertEquals(
                aerie.articles(),
                stocked.app
                        .discovery()
                        .roundup(aerie.more(), List.of(), null, 1)
                        .figures()
                        .articles());
    }

    @Test
    void any_query_makes_a_roundup() throws Exception {
        Roundup left = roundup("left kafka");

        assertEquals(1, left.figures().articles());
        assertEquals("Quarry", left.companies().getFirst().company().name());
    }

    @Test
    void a_roundup_of_nothing_says_so() throws Exception {
        Roundup nothing = roundup("cobol");

        assertEquals(0, nothing.figures().articles());
        assertTrue(RoundupDocument.markdown(null).write(nothing).contains("No article about this is stored."));
    }

    @Test
    void a_roundup_in_markdown_escapes_what_markdown_would_take_for_its_own() throws Exception {
        stocked.with("Quarry", "2021-02-01", "Kafka [really](x) *fast* <b>", "");
        String text = RoundupDocument.markdown("https://blogs.example").write(roundup("kafka"));

        assertTrue(text.contains("[Kafka \\[really\\](x) \\*fast\\* \\<b\\>]("), text);
        assertTrue(text.contains("](https://blogs.example/?q=topic%3Akafka+company%3Aquarry)"), text);
    }

    @Test
    void a_roundup_in_html_holds_titles_as_text() throws Exception {
        stocked.with("Quarry", "2021-02-01", "Kafka \"really\" <b>fast</b> & small", "");
        String html = RoundupDocument.html("https://blogs.example").write(roundup("kafka"));

        assertTrue(html.contains(">Kafka &quot;really&quot; &lt;b&gt;fast&lt;/b&gt; &amp; small</a> (2021)"), html);
        assertTrue(html.contains("<a href=\"https://blogs.example/?q=topic%3Akafka+company%3Aquarry\">"), html);
    }

    @Test
    void an_answer_is_the_sentence_that_says_so_with_its_source() throws Exception {
        Answer answer = stocked.ready().app.discovery().asker().answer("What is the largest deployment of Django?");

        assertEquals(DJANGO_SENTENCE, answer.passages().getFirst().sentence().text());
        assertEquals("Lumen", answer.passages().getFirst().company().name());
        assertEquals(
                "Serving pictures with Django",
                answer.passages().getFirst().article().title());
    }

    @Test
    void where_only_the_title_is_known_the_answer_gives_the_title_and_quotes_nothing() throws Exception {
        Answer answer = stocked.ready().app.discovery().asker().answer("Why was Kafka left?");

        assertEquals(List.of(), answer.passages());
        assertEquals(
                "Why we left Kafka", answer.titlesOnly().getFirst().article().title());
        assertTrue(new TextDiscovery(new TextStyle(false)).answer(answer).contains("only the title is stored"));
    }

    @Test
    void what_no_article_speaks_of_is_said_to_be_so() throws Exception {
        Answer answer = stocked.ready().app.discovery().asker().answer("zeppelin maintenance");

        assertEquals(List.of("zeppelin", "maintenance"), answer.unknown());
        assertTrue(answer.passages().isEmpty() && answer.titlesOnly().isEmpty());
    }

    @Test
    void trends_are_shares_of_all_that_was_published() throws Exception {
        stocked.with("Quarry", "2026-05-01", "Kafka again", "")
                .with("Aerie", "2026-05-02", "Something else", "")
                .with("Aerie", "2026-05-03", "Another thing", "")
                .with("Aerie", "2026-05-04", "One more", "");
        Trends.Chart chart = stocked.ready().app.discovery().chart(List.of("kafka"), null, 3);
        Trends.Line line = chart.lines().getFirst();

        assertEquals("Apache Kafka", line.label());
        assertEquals(List.of(1L, 0L), line.articles());
        assertEquals(List.of(25.0, 25.0), line.shares());
        assertEquals(
                "month,Apache Kafka,Apache Kafka (percent)\r\n2026-05,1,25.000\r\n2026-06,0,25.000\r\n",
                ChartText.csv(chart));
    }

    @Test
    void a_topic_rises_when_several_companies_write_more_about_it_than_usual() throws Exception {
        for (int month = 1; month <= 12; month++) {
            for (int article = 0; article < 5; article++) {
                stocked.with("Aerie", "2025-%02d-11".formatted(month), "Ordinary note " + month + "-" + article, "");
            }
        }
        for (String company : List.of("Lumen", "Quarry", "Aerie", "Fourth")) {
            stocked.with(company, "2026-06-12", "Kafka news from " + company, "");
        }
        stocked.with("Lumen", "2026-06-12", "Flink once", "");
        Rising.Report report = stocked.ready().app.discovery().rising().thisWeek(5, 5);

        assertEquals(
                List.of("kafka"),
                report.topics().stream().map(Rising.RisingTopic::topic).toList());
        assertEquals(4, report.topics().getFirst().articles());
        assertEquals(4, report.articles().size());
        assertDigestsTellOf(report.articles());
    }

    /** The discoveries of digests name what rises with these articles, the two older ones about it, and no others. */
    private void assertDigestsTellOf(List<Article> rising) {
        List<ArticleId> all = LongStream.rangeClosed(1, stocked.app.articles().count())
                .mapToObj(ArticleId::new)
                .toList();
        Map<ArticleId, String> trends = new RisingStories(stocked.app).among(all);
        assertEquals(rising.size() + 2, trends.size());
        rising.forEach(article -> assertEquals("Apache Kafka", trends.get(article.id()), article.title()));
    }

    @Test
    void a_project_is_named_only_where_a_title_presents_it() throws Exception {
        stocked.with("Aerie", "2015-06-02", "Flume: a stream library for Python", "")
                .with("Aerie", "2015-06-03", "Python: a love story", "")
                .with("Aerie", "2015-06-04", "Debugging Python: the hard way", "");
        List<String> named = roundup("python").companies().getFirst().projects().stream()
                .map(Roundup.Project::name)
                .toList();

        assertEquals(List.of("Flume"), named);
        assertFalse(named.contains("Python"));
    }

    @Test
    void names_of_practices_and_phrases_are_no_projects() throws Exception {
        stocked.with("Aerie", "2015-06-02", "Aerie Falcon: a Python service", "")
                .with("Aerie", "2015-06-03", "Python-as-a-Judge: a framework", "")
                .with("Aerie", "2015-06-04", "Introducing Machine Learning, a Python platform", "")
                .with("Aerie", "2015-06-05", "Introducing Complete the Python Look: a system", "")
                .with(
                        "Aerie",
                        "2015-06-06",
                        "Tests",
                        "Of Python. We built uCheck, a framework for Python. More Python.");

        assertEquals(
                List.of("Falcon", "uCheck"),
                roundup("python").companies().getFirst().projects().stream()
                        .map(Roundup.Project::name)
                        .toList());
    }

    @Test
    void a_sentence_that_says_nothing_of_what_was_done_is_not_quoted() throws Exception {
        stocked.with("Doer", "2021-01-01", "Pausing Kafka", "Stage 1 signals the Kafka consumer to pause.")
                .with(
                        "Doer",
                        "2020-01-01",
                        "Kafka for payments",
                        "In this post we will look at Kafka.\nYou can use Kafka for that.\n"
                                + "We run Kafka in production because it loses nothing.");
        List<Roundup.Key> keys = roundup("kafka").companies().stream()
                .filter(section -> section.company().name().equals("Doer"))
                .findFirst()
                .orElseThrow()
                .keys();

        assertEquals(
                List.of("Kafka for payments", "Pausing Kafka"),
                keys.stream().map(key -> key.article().title()).toList());
        assertEquals(
                "We run Kafka in production because it loses nothing.",
                keys.getFirst().quote());
        assertNull(keys.getLast().quote());
    }

    @Test
    void of_a_series_one_article_is_named_and_the_others_count_for_little() throws Exception {
        for (int month = 1; month <= 9; month++) {
            stocked.with("Monthly", "2021-%02d-01".formatted(month), "Kafka report: 0" + month + "/2021", "");
        }
        stocked.with("Doer", "2021-01-01", "Kafka for payments", "")
                .with("Doer", "2021-01-02", "Kafka for orders", "")
                .with("Doer", "2021-01-03", "Kafka for search", "");
        Roundup kafka = roundup("kafka");

        assertEquals(
                List.of("Quarry", "Doer", "Monthly"),
                kafka.companies().stream()
                        .map(section -> section.company().name())
                        .toList());
        assertEquals(1, kafka.companies().getLast().keys().size());
        assertEquals(9, kafka.companies().getLast().articles());
    }
}

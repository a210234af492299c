package dev.blogboard.mail;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Company;
import dev.blogboard.article.Published;
import dev.blogboard.digest.Digest;
import dev.blogboard.digest.Entry;
import dev.blogboard.digest.Preferences;
import dev.blogboard.digest.Reader;
import dev.blogboard.digest.Section;
import dev.blogboard.digest.Timetable;
import dev.blogboard.digest.Tokens;
import dev.blogboard.digest.Window;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Digests to render. */
final class SampleDigest {
    static final Tokens TOKENS = new Tokens("a secret of thirty-two bytes, ok?".getBytes(StandardCharsets.US_ASCII));
    static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");

    private SampleDigest() {}

    /** A week as it may come, with titles in scripts of all kinds. */
    static Digest week() {
        return digest(
                "ada@example.org",
                List.of(
                        new Section(
                                new Section.Topic.Matches("kafka"),
                                List.of(
                                        entry(
                                                "Netflix",
                                                "How we moved 1.4 trillion events a day to a tiered-storage Kafka",
                                                "…three years ago a single Kafka cluster carried every playback event. This is"
                                                        + " what broke first, what we measured, and what we keep…",
                                                "matched kafka · you follow Netflix",
                                                "en"),
                                        entry(
                                                "LINE",
                                                "大規模なApache Kafkaクラスターの運用で学んだこと",
                                                "LINEでは毎秒数百万のメッセージを処理しています。本記事では、ブローカーの再配置を自動化するまでの"
                                                        + "経緯と、その過程で見つけた問題を紹介します。",
                                                "matched kafka",
                                                "ja"),
                                        entry(
                                                "Wix",
                                                "איך הפחתנו את זמן ההשהיה של Kafka בשמונים אחוזים",
                                                "במאמר זה נספר על הדרך שעברנו ועל שלוש טעויות שעשינו בדרך אליה.",
                                                "matched kafka",
                                                "he")),
                                9),
                        new Section(
                                new Section.Topic.Matches("\"feature store\" -hiring"),
                                List.of(entry(
                                        "Uber",
                                        "Palette, five years on: <script>alert('a feature store')</script> & other stories",
                                        "A feature store is a promise that the number a model sees in production is the"
                                                + " number it saw in training. Here is how we keep it…",
                                        "matched \"feature store\" -hiring",
                                        "en")),
                                0),
                        new Section(
                                new Section.Topic.Best(),
                                List.of(
                                        entry(
                                                "Netflix",
                                                "Title launch observability: what happens in the hour before a premiere",
                                                "Every title has a launch plan. For the largest we rehearse it.",
                                                "you follow Netflix",
                                                "en"),
                                        entry(
                                                "Netflix",
                                                "Maestro is ten times faster",
                                                "",
                                                "you follow Netflix",
                                                null)),
                                2),
                        new Section(
                                new Section.Topic.Discoveries(),
                                List.of(
                                        entry(
                                                "Cloudflare",
                                                "A post-mortem of the seven minutes when our queue had no consumers",
                                                "On 17 November a change to the control plane detached all consumers. We"
                                                        + " explain why no alarm rang.",
                                                "mentions queue · you do not follow Cloudflare yet",
                                                "en"),
                                        entry(
                                                "Careem",
                                                "كيف نبني خرائط دقيقة للمدن التي لا عناوين فيها",
                                                "في هذا المقال نشرح كيف نجمع البيانات ونتحقق منها.",
                                                "you do not follow Careem yet",
                                                "ar")),
                                0)));
    }

    static Digest digest(String address, List<Section> sections) {
        Timetable mondays = new Timetable(ZoneId.of("Europe/Berlin"), Set.of(DayOfWeek.MONDAY), 8);
        Reader reader = new Reader(
                7, new Destination.Mailbox(address), Cadence.WEEKLY, new Preferences(mondays, Locale.ENGLISH));
        Window window = new Window(Instant.parse("2026-11-16T07:00:00Z"), NOW);
        return new Digest(3, reader, window, "0123456789abcdef", sections, 0);
    }

    /** One section with so many entries of long texts. */
    static Digest large(int sections, int entries) {
        List<Section> all = new ArrayList<>();
        for (int section = 0; section < sections; section++) {
            List<Entry> some = new ArrayList<>();
            for (int number = 0; number < entries; number++) {
                some.add(entry("Company " + number, "Title ".repeat(20), "words ".repeat(30), "matched words", "en"));
            }
            all.add(new Section(new Section.Topic.Matches("query " + section), some, 0));
        }
        return digest("ada@example.org", all);
    }

    static Digest titled(String title, String query) {
        Entry entry = entry("Netflix", title, title, "matched " + query, "en");
        return digest("ada@example.org", List.of(new Section(new Section.Topic.Matches(query), List.of(entry), 0)));
    }

    static Entry entry(String company, String title, String snippet, String why, @Nullable String language) {
        Company publisher = Company.named(company);
        Article article = new Article(
                new ArticleId(1),
                publisher.id(),
                title,
                "https://" + publisher.id() + ".example/blog/some-article?id=1&lang=en",
                null,
                snippet,
                Published.at(Instant.parse("2026-11-18T09:30:00Z")),
                Instant.parse("2026-11-18T10:00:00Z"),
                language,
                1);
        return new Entry(article, publisher, List.of(), snippet, why);
    }
}

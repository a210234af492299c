package dev.blogboard.source;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.blogboard.feed.Validators;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;

/**
 * What hosts want robots to leave alone (RFC 9309). Feeds are there for robots and are not asked about; pages are. Safe for
 * use by several threads.
 */
final class Robots {
    /** As the RFC has it: a copy is good for a day. */
    private static final Duration FRESH = Duration.ofDays(1);
    /** Where there was no answer, the answer may come soon. */
    private static final Duration UNKNOWN = Duration.ofMinutes(15);

    private static final int MOST_HOSTS = 2_000;
    private static final List<String> OUR_NAME = List.of("blogboard");

    private final HttpFetcher fetcher;
    private final InstantSource clock;
    private final SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_HOSTS;
        }
    };

    private record Known(SimpleRobotRules rules, Instant until) {}

    Robots(HttpFetcher fetcher, InstantSource clock) {
        this.fetcher = fetcher;
        this.clock = clock;
    }

    /** The rules of the page's host. Where it does not answer, they say that nothing may be visited for now. */
    SimpleRobotRules of(HttpUrl page) {
        String host = page.scheme() + "://" + page.host() + ":" + page.port();
        synchronized (known) {
            Known rules = known.get(host);
            if (rules != null && rules.until().isAfter(clock.instant())) {
                return rules.rules();
            }
        }
        SimpleRobotRules rules = fetch(page);
        Duration good = rules.isDeferVisits() ? UNKNOWN : FRESH;
        synchronized (known) {
            known.put(host, new Known(rules, clock.instant().plus(good)));
        }
        return rules;
    }

    private SimpleRobotRules fetch(HttpUrl page) {
        String url = String.valueOf(page.resolve("/robots.txt"));
        try {
            HttpFetcher.Answer answer = fetcher.get(url, Validators.NONE, "text/plain, */*;q=0.5");
            if (answer.status() == 200) {
                return parser.parseContent(url, answer.body(), "text/plain", OUR_NAME);
            }
            boolean unavailable = answer.status() >= 500 || answer.status() == 429;
            return unavailable ? deferred() : new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
        } catch (IOException noAnswer) {
            return deferred();
        }
    }

    private static SimpleRobotRules deferred() {
        SimpleRobotRules rules = new SimpleRobotRules(RobotRulesMode.ALLOW_NONE);
        rules.setDeferVisits(true);
        return rules;
    }
}

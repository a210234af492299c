package dev.blogboard.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where platforms have the feeds of their pages, by the pages' URLs alone. */
final class KnownFeeds {
    /** A form of URLs, and the URL of the feed, with the form's groups in it. */
    private record Rule(Pattern page, String feed) {
        static Rule of(String page, String feed) {
            return new Rule(Pattern.compile("(?i)https?://(?:www\\.)?" + page + "/?(?:[?#].*)?"), feed);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of(
                    "(?:m\\.)?youtube\\.com/channel/(UC[\\w-]{22})(?:/\\w+)?",
                    "https://www.youtube.com/feeds/videos.xml?channel_id=$1"),
            Rule.of(
                    "(?:m\\.)?youtube\\.com/user/([\\w.-]+)(?:/\\w+)?",
                    "https://www.youtube.com/feeds/videos.xml?user=$1"),
            Rule.of(
                    "(?:m\\.)?youtube\\.com/playlist\\?list=([\\w-]+).*",
                    "https://www.youtube.com/feeds/videos.xml?playlist_id=$1"),
            Rule.of("medium\\.com/(?!feed/)(@?[\\w.-]+)(?:/(?:latest|archive|about))?", "https://medium.com/feed/$1"),
            Rule.of(
                    "((?!www\\b|blog\\b|help\\b)[\\w-]+)\\.medium\\.com(?:/(?:latest|archive|about))?",
                    "https://$1.medium.com/feed"),
            Rule.of("dev\\.to/([\\w-]+)", "https://dev.to/feed/$1"),
            Rule.of("([\\w-]+)\\.substack\\.com(?:/archive)?", "https://$1.substack.com/feed"),
            Rule.of("([\\w-]+)\\.tumblr\\.com", "https://$1.tumblr.com/rss"));

    private KnownFeeds() {}

    static Optional<String> of(String page) {
        for (Rule rule : RULES) {
            Matcher matcher = rule.page().matcher(page);
            if (matcher.matches()) {
                return Optional.of(rule.feed().replace("$1", matcher.group(1)));
            }
        }
        return Optional.empty();
    }
}

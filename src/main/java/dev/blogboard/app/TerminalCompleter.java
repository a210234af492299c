package dev.blogboard.app;

import dev.blogboard.article.Company;
import dev.blogboard.search.Suggestion;
import dev.blogboard.topic.Topic;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes names of commands, companies, topics and feeds where they can stand, and words as the index knows them. */
final class TerminalCompleter implements Completer {
    private static final Set<String> BEFORE_COMPANY = Set.of("at", "from", "by", "/company", "/follow");
    private static final Set<String> BEFORE_TOPIC = Set.of("/topic", "/roundup", "/trends");
    private static final Set<String> BEFORE_QUERY = Set.of("/search", "/latest", "/subscribe", "/mute", "/ask");
    private static final Map<String, List<String>> WORDS = Map.of(
            "/feeds", List.of("health", "list", "add", "remove"),
            "/digest", List.of("status", "preview", "subscribe", "confirm", "unsubscribe"),
            "/help", List.of("search"));
    private static final int SUGGESTIONS = 20;

    private final App app;

    TerminalCompleter(App app) {
        this.app = app;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line.wordIndex() == 0 && line.word().startsWith("/")) {
            for (TerminalCommands.Documented command : TerminalCommands.ALL) {
                candidates.add(new Candidate(command.name(), command.name(), null, command.about(), null, null, true));
            }
            return;
        }
        String first = line.words().getFirst().toLowerCase(Locale.ROOT);
        String before = line.wordIndex() == 0
                ? ""
                : line.words().get(line.wordIndex() - 1).toLowerCase(Locale.ROOT);
        if (BEFORE_COMPANY.contains(before)) {
            companies("", candidates);
        } else if (line.word().startsWith("company:")) {
            companies("company:", candidates);
        } else if (BEFORE_TOPIC.contains(before)) {
            topics("", candidates);
        } else if (line.word().startsWith("topic:")) {
            topics("topic:", candidates);
        } else if (line.wordIndex() == 1 && WORDS.containsKey(first)) {
            WORDS.getOrDefault(first, List.of()).forEach(word -> candidates.add(new Candidate(word)));
        } else if (first.equals("/feeds") && before.equals("remove")) {
            app.feeds().all().forEach(feed -> candidates.add(new Candidate(feed.url())));
        } else if (!first.startsWith("/") || BEFORE_QUERY.contains(first)) {
            query(line, candidates);
        }
    }

    private void companies(String field, List<Candidate> candidates) {
        for (Company company : app.companies().all()) {
            candidates.add(new Candidate(field + company.id().value()));
        }
    }

    private void topics(String field, List<Candidate> candidates) {
        for (Topic topic : app.topics().taxonomy().all()) {
            candidates.add(new Candidate(field + topic.id()));
        }
    }

    /** Only the last word is completed, so what would change a word before it is left out. */
    private void query(ParsedLine line, List<Candidate> candidates) {
        String typed = line.line().substring(0, line.cursor());
        String query = typed.startsWith("/") ? typed.substring(typed.indexOf(' ') + 1) : typed;
        String start = query.substring(0, query.lastIndexOf(' ') + 1);
        for (Suggestion suggestion : app.search().suggest(query, SUGGESTIONS)) {
            if (suggestion.query().startsWith(start)) {
                candidates.add(new Candidate(suggestion.query().substring(start.length())));
            }
        }
    }
}

package dev.blogboard.app;

import dev.blogboard.article.Company;
import java.util.List;
import java.util.Set;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes the names of commands, and of companies where one can stand. */
final class TerminalCompleter implements Completer {
    private static final Set<String> BEFORE_COMPANY = Set.of("at", "from", "by");
    private static final String FIELD = "company:";

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
        boolean afterWord =
                line.wordIndex() > 0 && BEFORE_COMPANY.contains(line.words().get(line.wordIndex() - 1));
        boolean field = line.word().startsWith(FIELD);
        if (afterWord || field) {
            for (Company company : app.companies().all()) {
                candidates.add(new Candidate((field ? FIELD : "") + company.id().value()));
            }
        }
    }
}

package dev.blogboard.app;

import dev.blogboard.command.Command;
import dev.blogboard.command.Desk;
import dev.blogboard.command.Reply;
import dev.blogboard.search.Hit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands on the screen, as far as further commands refer to it. Not safe for use by several threads. */
final class TerminalMemory {
    private List<Hit> hits = List.of();
    private @Nullable Command next;
    private @Nullable Command toConfirm;

    void note(Reply reply) {
        toConfirm = null;
        switch (reply) {
            case Reply.Preview preview -> toConfirm = preview.asked().surely();
            case Reply.Found found -> {
                Command.Search asked = found.asked();
                hits = found.result().hits();
                // From the same state of the index, so that new articles shift nothing meanwhile.
                next = new Command.Search(
                        asked.query(),
                        asked.sort(),
                        asked.offset() + Desk.PAGE,
                        asked.limit(),
                        found.result().asOf());
            }
            case Reply.Related related -> hits = related.hits();
            case Reply.Profile profile -> hits = profile.latest().hits();
            case Reply.FeedList list ->
                next = new Command.ListFeeds(
                        list.asked().company(),
                        list.asked().offset() + list.feeds().size());
            default -> {}
        }
    }

    /** What goes on with the last search or list; empty where there was none. */
    Optional<Command> next() {
        return Optional.ofNullable(next);
    }

    /** What was shown and is saved by a word; empty where the last answer was no such thing. */
    Optional<Command> toConfirm() {
        return Optional.ofNullable(toConfirm);
    }

    /** The command with the number of a hit on the screen resolved. */
    Command resolved(Command command) {
        if (command instanceof Command.Related related && related.article().matches("\\s*\\d{1,6}\\s*")) {
            int rank = Integer.parseInt(related.article().strip());
            return hits.stream()
                    .filter(hit -> hit.rank() == rank)
                    .findFirst()
                    .<Command>map(hit ->
                            new Command.Related(Long.toString(hit.article().id().value())))
                    .orElse(command);
        }
        return command;
    }
}

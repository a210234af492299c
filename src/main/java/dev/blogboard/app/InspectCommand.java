package dev.blogboard.app;

import dev.blogboard.article.Item;
import dev.blogboard.feed.FeedReader;
import dev.blogboard.feed.ParsedFeed;
import dev.blogboard.feed.Reading;
import dev.blogboard.feed.UnreadableFeedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what we read from feeds, without storing anything. */
@Command(name = "inspect", description = "Show what is read from feeds, files or URLs, without storing it.")
final class InspectCommand extends CliCommand {
    /** As much as a feed may have when it is fetched. */
    private static final long MOST_BYTES = 20_000_000;

    @Parameters(arity = "1..*", paramLabel = "FILE|URL", description = "Feeds.")
    private final List<String> places = new ArrayList<>();

    @Option(names = "--json", description = "Print JSON lines: one a file.")
    private boolean json;

    /** Reads no data directory, so that it works anywhere. */
    @Override
    public Integer call() throws Exception {
        try (Sources sources = new Sources(config(), CLOCK)) {
            boolean allRead = true;
            for (String place : places) {
                allRead &= inspect(sources.reader(), place);
            }
            return allRead ? Cli.DONE : Cli.FAILED;
        } finally {
            out().flush();
        }
    }

    @Override
    int run(App app) {
        throw new IllegalStateException("inspect works without a data directory");
    }

    private boolean inspect(FeedReader reader, String place) throws InterruptedException {
        ParsedFeed feed = null;
        String error = null;
        try {
            feed = place.matches("(?i)https?://.*") ? reader.fetch(place) : reader.read(bytes(place), place);
        } catch (UnreadableFeedException unreadable) {
            error = unreadable.getMessage();
        }
        if (json) {
            out().println(Json.line(line(place, feed, error)));
        } else if (feed == null) {
            out().println(TextStyle.harmless(place + ": " + error));
        } else {
            print(place, feed);
        }
        return feed != null;
    }

    private static byte[] bytes(String file) throws UnreadableFeedException {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > MOST_BYTES) {
                throw new UnreadableFeedException("It has more than " + MOST_BYTES + " bytes.");
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException missing) {
            throw new UnreadableFeedException("There is no such file.", missing);
        } catch (IOException | InvalidPathException fault) {
            throw new UnreadableFeedException("It cannot be read: " + fault.getMessage(), fault);
        }
    }

    private static Map<String, @Nullable Object> line(String place, @Nullable ParsedFeed feed, @Nullable String error) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("file", place);
        line.put("ok", feed != null);
        line.put("error", error);
        if (feed == null) {
            line.put("feed", null);
            line.put("items", List.of());
            return line;
        }
        Map<String, @Nullable Object> about = new LinkedHashMap<>();
        about.put("title", feed.title());
        about.put("link", feed.link());
        about.put("description", feed.description());
        line.put("feed", about);
        line.put("items", feed.items().stream().map(InspectCommand::item).toList());
        return line;
    }

    private static Map<String, @Nullable Object> item(Item item) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("title", item.title());
        object.put("link", item.link());
        object.put("id", item.id());
        object.put("author", item.author());
        object.put("published", seconds(item.published()));
        object.put("updated", seconds(item.updated()));
        object.put("summary", item.summary());
        object.put("content", item.content());
        return object;
    }

    private static @Nullable Instant seconds(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String reading(Reading reading) {
        String how = switch (reading.stage()) {
            case STRICT -> "Well-formed.";
            case REPAIRED -> "Read after repairs.";
            case LENIENT -> "Not well-formed; read as far as it goes.";
        };
        return reading.reason() == null ? how : how + " " + reading.reason();
    }

    private void print(String place, ParsedFeed feed) {
        TextStyle style = new TextStyle(Ansi.AUTO.enabled());
        out().println(style.bold(feed.title() == null ? place : feed.title())
                + style.dim("  " + feed.items().size() + (feed.items().size() == 1 ? " item" : " items")));
        out().println("  " + style.dim(reading(feed.reading())));
        for (Item item : feed.items()) {
            Instant date = item.published() != null ? item.published() : item.updated();
            out().println("  "
                    + style.dim(date == null ? "no date   " : date.toString().substring(0, 10)) + "  "
                    + TextStyle.harmless(item.title() == null ? "(no title)" : item.title()));
            if (item.link() != null) {
                out().println("              " + style.link(item.link()));
            }
        }
    }
}

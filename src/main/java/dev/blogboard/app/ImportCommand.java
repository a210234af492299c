package dev.blogboard.app;

import dev.blogboard.feed.Feed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Feeds from an OPML file. */
@Command(name = "import", description = "Add the feeds of an OPML file.")
final class ImportCommand extends CliCommand {
    @Parameters(paramLabel = "FILE.opml", description = "The file.")
    private Path file = Path.of("");

    @Override
    int run(App app) throws IOException {
        Opml.Document document = read(app);
        document.companies().forEach(app.feeds()::addCompany);
        int added = 0;
        int odd = 0;
        for (Opml.Outline outline : document.feeds()) {
            if (!outline.feed().url().matches("(?i)https?://.+")) {
                odd++;
                continue;
            }
            Optional<Feed> feed = app.feeds().add(outline.feed(), Feed.Origin.PERSON, CLOCK.instant());
            added += feed.isPresent() ? 1 : 0;
            if (outline.paused()) {
                app.feeds()
                        .withUrl(outline.feed().url())
                        .ifPresent(paused -> app.feeds().pause(paused.id(), true));
            }
        }
        int before = document.feeds().size() - added - odd;
        out().println(added + " feeds added, " + before + " were there already"
                + (odd == 0 ? "." : ", " + odd + " left out that have no http or https URL."));
        return Cli.DONE;
    }

    private Opml.Document read(App app) throws IOException {
        if (Files.isDirectory(file)) {
            throw new CommandFailedException(file + " is a directory; name an OPML file in it.");
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return Opml.read(bytes, app.companies());
        } catch (NoSuchFileException missing) {
            throw new CommandFailedException("There is no file " + file + ".");
        } catch (XMLStreamException fault) {
            int line = fault.getLocation() == null ? 1 : fault.getLocation().getLineNumber();
            throw new CommandFailedException(file + ", line " + line + ": this is not OPML that we can read: "
                    + String.valueOf(fault.getMessage())
                            .lines()
                            .reduce((first, last) -> last)
                            .orElse(""));
        }
    }
}

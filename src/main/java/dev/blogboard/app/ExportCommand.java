package dev.blogboard.app;

import dev.blogboard.article.Companies;
import dev.blogboard.feed.Feed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The feeds as an OPML file. */
@Command(name = "export", description = "Write all feeds as OPML; import reads them back.")
final class ExportCommand extends CliCommand {
    @Parameters(arity = "0..1", paramLabel = "FILE.opml", description = "The file. Default: standard output.")
    private @Nullable Path file;

    @Override
    int run(App app) throws IOException, XMLStreamException {
        List<Feed> feeds = app.feeds().all();
        Companies companies = app.companies();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Opml.write(bytes, companies, feeds);
        if (file == null) {
            out().print(bytes.toString(StandardCharsets.UTF_8));
        } else {
            Files.write(file, bytes.toByteArray());
            err().println(feeds.size() + " feeds written to " + file + ".");
        }
        return Cli.DONE;
    }
}

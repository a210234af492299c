package dev.blogboard.app;

import dev.blogboard.article.Companies;
import dev.blogboard.feed.Feeds.Catalogue;
import dev.blogboard.feed.Feeds.NewFeed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** The catalogue as a file, or the copy of it in the jar. */
final class CatalogueFile {
    private static final String STANDARD = "config/blogs.opml";
    private static final String RESOURCE = "/dev/blogboard/config/blogs.opml";

    private final String name;
    private final List<String> languages;

    CatalogueFile(Config config) {
        this.name = config.catalogueFile();
        this.languages = config.catalogueLanguages();
    }

    /** Its bytes; empty when the configuration says that there is none. */
    Optional<byte[]> bytes() {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path file = Path.of(name);
            if (Files.exists(file) || !name.equals(STANDARD)) {
                return Optional.of(Files.readAllBytes(file));
            }
            return Optional.of(inJar());
        } catch (IOException missing) {
            throw new ConfigException("The catalogue " + name + " cannot be read (" + missing.getMessage()
                    + "); catalogue.file has to name an OPML file, or be empty for none.");
        }
    }

    /** The directory of companies that the jar carries, whatever catalogue is configured. */
    static byte[] inJar() {
        try (InputStream resource =
                Objects.requireNonNull(CatalogueFile.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return resource.readAllBytes();
        } catch (IOException fault) {
            throw new IllegalStateException("The jar's " + RESOURCE + " cannot be read.", fault);
        }
    }

    /** What the bytes say, of the configured languages. */
    Catalogue parse(byte[] bytes) {
        try {
            Opml.Document document = Opml.read(new ByteArrayInputStream(bytes), Companies.NONE);
            List<NewFeed> feeds = document.feeds().stream()
                    .map(Opml.Outline::feed)
                    .filter(this::isOfConfiguredLanguage)
                    .toList();
            return new Catalogue(document.companies(), feeds);
        } catch (XMLStreamException fault) {
            throw new ConfigException("The catalogue " + name + ", line "
                    + fault.getLocation().getLineNumber() + ", is not to be understood: " + fault.getMessage());
        }
    }

    private boolean isOfConfiguredLanguage(NewFeed feed) {
        String language = feed.language();
        return language == null || languages.contains(language);
    }

    /** Changes when anything does that {@link #parse} depends on. */
    String fingerprint(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            digest.update(languages.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}

package dev.blogboard.mail;

import dev.blogboard.digest.Digest;
import dev.blogboard.digest.ReaderLinks;
import dev.blogboard.digest.Rendered;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes a sample digest to a directory, to look at it. */
public final class SampleFiles {
    /** Pages as they would be. */
    static final ReaderLinks PAGES = new ReaderLinks() {
        @Override
        public Optional<URI> search(String query) {
            return Optional.of(URI.create("https://blogboard.example/search?q=kafka"));
        }

        @Override
        public Optional<URI> unsubscribe(long reader) {
            return Optional.of(URI.create("https://blogboard.example/digest/unsubscribe/token"));
        }

        @Override
        public Optional<URI> preferences(long reader) {
            return Optional.of(URI.create("https://blogboard.example/digest/preferences/token"));
        }

        @Override
        public Optional<URI> archive(Digest digest) {
            return Optional.of(URI.create("https://blogboard.example/digest/archive/token"));
        }

        @Override
        public Optional<URI> help() {
            return Optional.of(URI.create("https://blogboard.example/digest"));
        }
    };

    private SampleFiles() {}

    public static void main(String... arguments) throws IOException {
        write(Path.of(arguments[0]));
    }

    /** Writes digest.html, digest.txt and digest.eml. */
    public static void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (DigestMailer mailer = new DigestMailer(
                DigestMailerTest.settings(directory), PAGES, SampleDigest.TOKENS, () -> SampleDigest.NOW)) {
            Rendered rendered = mailer.render(SampleDigest.week());
            Files.writeString(directory.resolve("digest.html"), rendered.html());
            Files.writeString(directory.resolve("digest.txt"), rendered.text());
            Files.write(directory.resolve("digest.eml"), rendered.message());
        }
    }
}

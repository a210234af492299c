package dev.blogboard.mail;

import dev.blogboard.digest.ReaderLinks;
import dev.blogboard.digest.Rendered;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a sample digest to the directory named as argument, to look at it. */
final class SampleFiles {
    private SampleFiles() {}

    public static void main(String... arguments) throws Exception {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        try (DigestMailer mailer = new DigestMailer(
                DigestMailerTest.settings(directory), ReaderLinks.NONE, SampleDigest.TOKENS, () -> SampleDigest.NOW)) {
            Rendered rendered = mailer.render(SampleDigest.week());
            Files.writeString(directory.resolve("digest.html"), rendered.html());
            Files.writeString(directory.resolve("digest.txt"), rendered.text());
            Files.write(directory.resolve("digest.eml"), rendered.message());
        }
    }
}

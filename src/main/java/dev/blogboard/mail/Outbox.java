package dev.blogboard.mail;

import dev.blogboard.digest.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A directory of messages as files, for those without an SMTP server. A file is whole or not there; the same digest
 * written twice is one file.
 */
final class Outbox implements Relay {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path directory;

    Outbox(Path directory) {
        this.directory = directory;
    }

    @Override
    public Delivery hand(OutgoingMail mail) {
        Path file = directory.resolve(
                TIME.format(mail.about()) + "-" + hash(mail.recipient() + "\n" + mail.key()) + ".eml");
        try {
            Files.createDirectories(directory);
            Path unfinished = Files.createTempFile(directory, ".", ".tmp");
            try {
                Files.write(unfinished, mail.message());
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            return new Delivery.Accepted();
        } catch (IOException fault) {
            return new Delivery.Later("The outbox " + directory + " cannot be written: " + fault + ".");
        }
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    @Override
    public void close() {}
}

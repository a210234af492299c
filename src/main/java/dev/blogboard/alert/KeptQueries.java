package dev.blogboard.alert;

import dev.blogboard.search.BinaryReader;
import dev.blogboard.search.BinaryWriter;
import dev.blogboard.search.QueryIndex;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file with the saved queries as they were understood, so that a start need not understand them again. It is derived
 * from the store: one that is missing, damaged, or was made with other companies, topics or synonyms, by another version
 * or of another store, is passed over and made anew.
 */
final class KeptQueries {
    /** To be changed with whatever changes what is written: its form, or how queries are understood. */
    static final String FORMAT = "1";

    private static final System.Logger LOG = System.getLogger(KeptQueries.class.getName());
    private static final int BUFFER = 1 << 16;

    private final @Nullable Path file;

    /** @param file absent to keep nothing */
    KeptQueries(@Nullable Path file) {
        this.file = file;
    }

    /** @param number of the last change to the saved queries that it knows of */
    record Kept(QueryIndex index, Sharing sharing, long number) {}

    boolean exists() {
        return file != null && Files.exists(file);
    }

    /** @param understoodBy all that decides what the queries mean */
    Optional<Kept> read(String understoodBy) {
        if (file == null || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            int length = bytes.limit() - Long.BYTES;
            if (length < 0 || sum(bytes.slice(0, length)) != bytes.getLong(length)) {
                LOG.log(Level.WARNING, "{0} is damaged, and is made anew.", file);
                return Optional.empty();
            }
            BinaryReader in = new BinaryReader(bytes);
            if (!in.text().equals(fingerprint(understoodBy))) {
                return Optional.empty();
            }
            long number = in.number();
            return Optional.of(new Kept(QueryIndex.read(in), Sharing.read(in), number));
        } catch (IOException fault) {
            LOG.log(Level.WARNING, file + " cannot be read: the queries are understood anew.", fault);
            return Optional.empty();
        }
    }

    void write(String understoodBy, Kept kept) {
        if (file == null) {
            return;
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (OutputStream whole = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER)) {
                CRC32C sum = new CRC32C();
                OutputStream checked = new BufferedOutputStream(new CheckedOutputStream(whole, sum), BUFFER);
                BinaryWriter out = new BinaryWriter(checked);
                out.text(fingerprint(understoodBy));
                out.number(kept.number());
                kept.index().write(out);
                kept.sharing().write(out);
                out.flush();
                new DataOutputStream(whole).writeLong(sum.getValue());
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException fault) {
            LOG.log(Level.WARNING, file + " cannot be written: the next start takes longer.", fault);
        }
    }

    private static long sum(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return sum.getValue();
    }

    private static String fingerprint(String understoodBy) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(FORMAT.getBytes(StandardCharsets.UTF_8));
            digest.update(understoodBy.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}

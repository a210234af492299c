package dev.blogboard.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What the ledger knows of one reader's digest for one window.
 *
 * @param opened when it fell due here, which is later than the window's end where the machine was off
 * @param attempts how many times sending it was begun before
 * @param claim until when it is ours; a process that has not settled it by then is taken for dead
 */
public record Edition(long id, Reader reader, Window window, Instant opened, int attempts, Instant claim) {
    /** The same for every attempt, and for no other reader or window: the unique part of the Message-ID. */
    public String key() {
        return key(reader, window);
    }

    static String key(Reader reader, Window window) {
        String what =
                reader.mailbox() + "\n" + reader.cadence() + "\n" + window.end().getEpochSecond();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}

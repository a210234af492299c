package dev.blogboard.source;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import okhttp3.Response;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the body of an answer and undoes its compression, within limits of size and of how far it may unfold. */
final class BoundedBody {
    /** Text is seldom packed to less than a twentieth; what unfolds further than this was made to fill our memory. */
    private static final int MOST_UNFOLDING = 200;

    private static final int NEVER_MIND_BELOW = 1_000_000;
    private static final int CHUNK = 16_384;

    private BoundedBody() {}

    /** @throws IOException when it is too large or damaged; the message is a sentence for people where it is ours */
    static byte[] read(Response response, long maxBytes) throws IOException {
        if (response.body().contentLength() > maxBytes) {
            throw tooLarge(maxBytes);
        }
        Counted raw = new Counted(response.body().byteStream());
        try (InputStream decoded = decoded(raw, response.header("Content-Encoding"))) {
            ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
            byte[] chunk = new byte[CHUNK];
            for (int length = decoded.read(chunk); length >= 0; length = decoded.read(chunk)) {
                body.write(chunk, 0, length);
                if (body.size() > maxBytes) {
                    throw tooLarge(maxBytes);
                }
                if (body.size() > NEVER_MIND_BELOW && body.size() > raw.count * MOST_UNFOLDING) {
                    throw new RefusedDocumentException("The document is a compression bomb: " + raw.count / 1_000
                            + " kB unfold to more than " + body.size() / 1_000_000 + " MB.");
                }
            }
            return body.toByteArray();
        }
    }

    private static IOException tooLarge(long maxBytes) {
        return new RefusedDocumentException("The document has more than " + maxBytes / 1_000_000 + " MB.");
    }

    private static InputStream decoded(InputStream raw, @Nullable String encoding) throws IOException {
        String named = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
        return switch (named) {
            case "", "identity", "none", "utf-8" -> raw; // The last two are mistakes that harm nobody.
            case "gzip", "x-gzip" -> new GZIPInputStream(raw, CHUNK);
            case "deflate" -> inflated(raw);
            case "br" -> new BrotliInputStream(raw);
            default ->
                throw new RefusedDocumentException(
                        "The document is compressed by \"" + named + "\", which we did not ask for and cannot undo.");
        };
    }

    /** RFC 9110 asks for zlib's wrapping; some servers leave it out. */
    private static InputStream inflated(InputStream raw) throws IOException {
        PushbackInputStream start = new PushbackInputStream(raw, 1);
        int first = start.read();
        if (first >= 0) {
            start.unread(first);
        }
        boolean wrapped = (first & 0x0f) == 8;
        return new InflaterInputStream(start, new Inflater(!wrapped), CHUNK);
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read >= 0 ? 1 : 0;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }

    /** A document that we do not want, whatever its server wants; the message is a sentence for people. */
    static final class RefusedDocumentException extends IOException {
        private static final long serialVersionUID = 1L;

        RefusedDocumentException(String message) {
            super(message);
        }
    }
}

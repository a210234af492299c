package dev.blogboard.search;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes numbers and texts, for {@link BinaryReader} to read in the same order. Not safe for use by several threads. */
public final class BinaryWriter {
    private static final int AT_ONCE = 4_096;

    private final DataOutputStream out;
    private final ByteBuffer some = ByteBuffer.allocate(AT_ONCE * Long.BYTES);

    public BinaryWriter(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    public void number(long number) throws IOException {
        out.writeLong(number);
    }

    public void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** The first so many of these. */
    public void numbers(int[] numbers, int count) throws IOException {
        out.writeInt(count);
        for (int from = 0; from < count; from += AT_ONCE) {
            int length = Math.min(AT_ONCE, count - from);
            some.asIntBuffer().put(numbers, from, length);
            out.write(some.array(), 0, length * Integer.BYTES);
        }
    }

    /** The first so many of these. */
    public void numbers(long[] numbers, int count) throws IOException {
        out.writeInt(count);
        for (int from = 0; from < count; from += AT_ONCE) {
            int length = Math.min(AT_ONCE, count - from);
            some.asLongBuffer().put(numbers, from, length);
            out.write(some.array(), 0, length * Long.BYTES);
        }
    }

    public void flush() throws IOException {
        out.flush();
    }
}

package dev.blogboard.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link BinaryWriter} wrote. It trusts it: whether the bytes are those that were written has to be known
 * before. Not safe for use by several threads.
 */
public final class BinaryReader {
    private final ByteBuffer bytes;

    /** @param bytes from their position on */
    public BinaryReader(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    public long number() {
        return bytes.getLong();
    }

    public String text() {
        byte[] text = new byte[bytes.getInt()];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    public int[] numbers() {
        int[] numbers = new int[bytes.getInt()];
        bytes.asIntBuffer().get(numbers);
        bytes.position(bytes.position() + numbers.length * Integer.BYTES);
        return numbers;
    }

    public long[] longNumbers() {
        long[] numbers = new long[bytes.getInt()];
        bytes.asLongBuffer().get(numbers);
        bytes.position(bytes.position() + numbers.length * Long.BYTES);
        return numbers;
    }
}

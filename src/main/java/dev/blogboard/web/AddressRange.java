package dev.blogboard.web;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * An address, or all that share its first bits: {@code 10.0.0.0/8}.
 *
 * @param network its bytes
 * @param bits how many of them count
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
public record AddressRange(byte[] network, int bits) {
    /** @throws IllegalArgumentException with a sentence for people */
    public static AddressRange parse(String text) {
        String[] parts = text.split("/", 2);
        try {
            byte[] network = InetAddress.ofLiteral(parts[0]).getAddress();
            int bits = parts.length == 1 ? network.length * 8 : Integer.parseInt(parts[1]);
            if (bits >= 0 && bits <= network.length * 8) {
                return new AddressRange(network, bits);
            }
        } catch (IllegalArgumentException unreadable) {
            // Said below, as for a number of bits that there cannot be.
        }
        throw new IllegalArgumentException("web.trusted-proxies has \"" + text
                + "\", which is neither an address such as 192.0.2.1 nor a range such as 10.0.0.0/8.");
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        return other.length == network.length && Arrays.equals(masked(other), masked(network));
    }

    private byte[] masked(byte[] address) {
        return firstBits(address, bits);
    }

    /** The address with all but its first bits set to 0. */
    static byte[] firstBits(byte[] address, int bits) {
        byte[] masked = address.clone();
        for (int at = 0; at < masked.length; at++) {
            int kept = Math.clamp(bits - 8L * at, 0, 8);
            masked[at] &= (byte) (0xFF << (8 - kept));
        }
        return masked;
    }
}

package dev.blogboard.web;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Who asks. A proxy adds the address of its client at the end of X-Forwarded-For; what stands before that the client may
 * have made up, so the list is believed from its end, and only as far as it was written by proxies that are trusted.
 */
final class ClientAddress {
    private final List<AddressRange> trusted;

    ClientAddress(List<AddressRange> trusted) {
        this.trusted = trusted;
    }

    /** @param forwarded the values of all X-Forwarded-For headers, in order */
    InetAddress of(InetAddress peer, List<String> forwarded) {
        List<String> hops = new ArrayList<>();
        forwarded.forEach(value -> hops.addAll(List.of(value.split(",", -1))));
        InetAddress client = peer;
        for (String hop : hops.reversed()) {
            if (!isTrusted(client)) {
                return client;
            }
            try {
                client = InetAddress.ofLiteral(hop.strip());
            } catch (IllegalArgumentException noAddress) {
                return client;
            }
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }
}

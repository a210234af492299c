package dev.blogboard.web;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the web server is reached.
 *
 * @param bind a host name or address to listen on
 * @param port 0 for any that is free
 * @param publicUrl the URL that people outside use, without a slash at its end; absent when there is none
 * @param trustedProxies those whose X-Forwarded-For is believed
 */
public record WebSettings(String bind, int port, @Nullable URI publicUrl, List<AddressRange> trustedProxies) {
    public WebSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /**
     * Reads the settings as people write them.
     *
     * @throws IllegalArgumentException with the key and a sentence on what to change
     */
    public static WebSettings of(String bind, int port, String publicUrl, List<String> trustedProxies) {
        return new WebSettings(
                bind,
                port,
                publicUrl.isEmpty() ? null : publicUrl(publicUrl),
                trustedProxies.stream().map(AddressRange::parse).toList());
    }

    private static URI publicUrl(String text) {
        try {
            URI url = URI.create(text.replaceFirst("/+$", ""));
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (web && url.getHost() != null && url.getRawQuery() == null && url.getRawFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException unreadable) {
            // Said below, as for other things that are no web address.
        }
        throw new IllegalArgumentException("web.public-url is \"" + text
                + "\", and has to be the address that people reach the web pages at, such as"
                + " https://blogs.example.org.");
    }

    public boolean isHttps() {
        return publicUrl != null && "https".equals(publicUrl.getScheme());
    }
}

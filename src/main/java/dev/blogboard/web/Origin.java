package dev.blogboard.web;

import java.net.URI;
import java.util.regex.Pattern;

/** Scheme and host that our absolute links begin with. */
final class Origin {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");

    private final WebSettings settings;

    Origin(WebSettings settings) {
        this.settings = settings;
    }

    /** The public URL where one is configured; else the host that the client asked, which others may have forged. */
    String of(Request request) {
        URI configured = settings.publicUrl();
        if (configured != null) {
            return configured.toString();
        }
        return "http://"
                + request.header("Host")
                        .filter(host -> HOST.matcher(host).matches())
                        .orElse("localhost");
    }
}

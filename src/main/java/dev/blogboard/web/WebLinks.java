package dev.blogboard.web;

import dev.blogboard.digest.Digest;
import dev.blogboard.digest.ReaderDesk;
import dev.blogboard.digest.ReaderLinks;
import dev.blogboard.digest.SignUpDesk;
import dev.blogboard.digest.SignUps;
import dev.blogboard.digest.Tokens;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;

/** The addresses of our pages for people elsewhere. Safe for use by several threads. */
public final class WebLinks implements ReaderLinks {
    private final URI base;
    private final Tokens tokens;
    private final InstantSource clock;

    /** @param base the public URL, without a slash at its end */
    public WebLinks(URI base, Tokens tokens, InstantSource clock) {
        this.base = base;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Optional<URI> search(String query) {
        return at("/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    @Override
    public Optional<URI> unsubscribe(long reader) {
        return at("/digest/unsubscribe/" + tokens.sign(Tokens.Purpose.UNSUBSCRIBE, reader, null));
    }

    @Override
    public Optional<URI> preferences(long reader) {
        return at("/digest/preferences/"
                + tokens.sign(
                        Tokens.Purpose.PREFERENCES, reader, clock.instant().plus(ReaderDesk.LINK_HOLDS)));
    }

    @Override
    public Optional<URI> archive(Digest digest) {
        return digest.edition() == 0
                ? Optional.empty()
                : at("/digest/archive/" + tokens.sign(Tokens.Purpose.ARCHIVE, digest.edition(), null));
    }

    @Override
    public Optional<URI> confirm(SignUps.SignUp signUp) {
        return at("/digest/confirm/"
                + tokens.sign(
                        Tokens.Purpose.CONFIRM, signUp.id(), signUp.asked().plus(SignUpDesk.KEPT)));
    }

    @Override
    public Optional<URI> help() {
        return at("/digest");
    }

    private Optional<URI> at(String path) {
        return Optional.of(URI.create(base + path));
    }
}

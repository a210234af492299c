package dev.blogboard.digest;

/** Dies when it is to send a digest, as a process does that is killed. */
public final class DyingMailer implements Mailer {
    public static final String LAST_WORDS = "the lights went out";

    @Override
    public Rendered render(Digest digest) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Delivery send(Digest digest) {
        throw new IllegalStateException(LAST_WORDS);
    }

    @Override
    public Delivery send(Letter letter) {
        throw new UnsupportedOperationException();
    }
}

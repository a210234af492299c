package dev.blogboard.app;

import dev.blogboard.alert.Channel;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Post;
import dev.blogboard.alert.SendResult;
import java.util.function.Consumer;

/** Alerts for the terminal that the server runs in: lines above its prompt. */
final class TerminalChannel implements Channel {
    private static final SendResult.Sent SHOWN = new SendResult.Sent("terminal");

    private final Consumer<String> screen;
    private final TextReplies replies;

    TerminalChannel(Consumer<String> screen, TextReplies replies) {
        this.screen = screen;
        this.replies = replies;
    }

    @Override
    public boolean reaches(Destination destination) {
        return destination instanceof Destination.Terminal;
    }

    @Override
    public SendResult send(Post post) {
        screen.accept(replies.post(post));
        return SHOWN;
    }

    /** What has scrolled by is not changed any more. */
    @Override
    public SendResult edit(String message, Post post) {
        return SHOWN;
    }

    /** A terminal that was opened anew shows nothing of what was there before. */
    @Override
    public Lookup find(Post post) {
        return new Lookup.Absent();
    }

    @Override
    public SendResult tell(Destination destination, String nonce, String text) {
        screen.accept(text);
        return SHOWN;
    }
}

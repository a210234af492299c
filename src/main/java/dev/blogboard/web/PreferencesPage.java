package dev.blogboard.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader can change.
 *
 * @param saved whether that just happened
 * @param error what could not be understood; empty when all was
 * @param silent why no mail goes out; absent when it does
 * @param unsubscribePath where a button ends all digests
 * @param version of the preferences, so that an old form changes nothing
 */
public record PreferencesPage(
        boolean saved,
        String error,
        String mail,
        @Nullable String silent,
        boolean paused,
        DigestForm form,
        List<Line> subscriptions,
        int version,
        String token,
        String unsubscribePath,
        String ticket) {
    public PreferencesPage {
        subscriptions = List.copyOf(subscriptions);
    }

    /** A subscription. */
    public record Line(long id, String query, boolean daily) {}
}

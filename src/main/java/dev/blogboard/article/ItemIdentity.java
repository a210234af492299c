package dev.blogboard.article;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By what the items of one document are known again within their feed: the source's own id, else the canonical URL,
 * else title and date. An id that the same document gives to items with different URLs tells nothing apart, and is not
 * believed.
 */
public final class ItemIdentity {
    private final Set<String> unreliableIds = new HashSet<>();

    public ItemIdentity(Collection<Item> document) {
        Map<String, @Nullable String> urls = new HashMap<>();
        for (Item item : document) {
            String id = item.id();
            if (id == null) {
                continue;
            }
            String url = canonicalUrl(item);
            if (urls.containsKey(id) && !Objects.equals(urls.get(id), url)) {
                unreliableIds.add(id);
            }
            urls.put(id, url);
        }
    }

    /** The key of an item of the document; empty items, with neither id, link nor title, share one. */
    public String key(Item item) {
        String id = item.id();
        if (id != null && !unreliableIds.contains(id)) {
            return "id:" + id;
        }
        String url = canonicalUrl(item);
        if (url != null) {
            return "url:" + url;
        }
        return "title:" + titleKey(item.title()) + "|" + Objects.requireNonNullElse(item.published(), "");
    }

    public static @Nullable String canonicalUrl(Item item) {
        String link = item.link();
        return link == null ? null : CanonicalUrl.of(link).orElse(null);
    }

    /** Whether two titles are the same but for case and spacing. */
    public static boolean sameTitle(@Nullable String one, @Nullable String other) {
        return titleKey(one).equals(titleKey(other));
    }

    /** A title without what people do not see as a difference: case and spacing. */
    public static String titleKey(@Nullable String title) {
        return title == null ? "" : title.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}

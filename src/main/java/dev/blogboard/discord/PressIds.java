package dev.blogboard.discord;

import dev.blogboard.alert.Destination;
import dev.blogboard.command.Presses;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;

/**
 * The custom ids of buttons and menus: {@code p:ROW:CHECK:INDEX}, the row in which what they ask is kept, a check that it
 * is still that row (a database may have been put back from a backup), and which of its asks it is. A menu has the
 * index of none, its chosen value is the index. Those of a post end with its nonce, by which it is known again.
 */
final class PressIds {
    private static final Pattern ID =
            Pattern.compile("p:([0-9a-z]{1,13}):([0-9a-z]{1,7}):([0-9]{1,4}|m[0-9])(:[A-Za-z0-9]{1,25})?");

    private final Presses presses;
    private final InstantSource clock;

    PressIds(Presses presses, InstantSource clock) {
        this.presses = presses;
        this.clock = clock;
    }

    /**
     * What a button or a choice asks.
     *
     * @param turnsPage whether the answer takes the place of the message, for the person who asked for that
     */
    record Kept(Ask ask, boolean turnsPage) {}

    /**
     * What was pressed.
     *
     * @param asker whose message it is; absent when it is everyone's
     */
    record Pressed(Ask ask, boolean turnsPage, @Nullable Destination asker) {}

    /** Keeps what a message's buttons and choices ask; the function gives each index its custom id. */
    IntFunction<String> keep(@Nullable Destination asker, List<Kept> kept) {
        if (kept.isEmpty()) {
            return index -> {
                throw new IllegalStateException("There is nothing to press.");
            };
        }
        String asks = write(kept);
        String prefix = "p:" + Long.toString(presses.keep(asker, asks, clock.instant()), 36) + ":" + check(asks) + ":";
        return index -> prefix + index;
    }

    /** As {@link #keep}, for a post that anyone may press and that bears its nonce. */
    IntFunction<String> keepFor(String nonce, List<Kept> kept) {
        IntFunction<String> ids = keep(null, kept);
        return index -> ids.apply(index) + ":" + nonce;
    }

    /** Whether a message, as Discord gives it, is the post with this nonce. */
    static boolean bears(DataObject message, String nonce) {
        return message.optArray("components").stream()
                .flatMap(components -> components.stream(DataArray::getObject))
                .anyMatch(component ->
                        component.getString("custom_id", "").endsWith(":" + nonce) || bears(component, nonce));
    }

    /** The custom id of a message's n-th menu, from that of any of its choices. */
    static String ofMenu(String ofChoice, int menu) {
        return ofChoice.replaceFirst("^(p:[^:]*:[^:]*:)[^:]*", "$1m" + menu);
    }

    /**
     * What a custom id asks.
     *
     * @param chosen the value chosen in a menu; absent for a button
     * @return empty when that is not known any more
     */
    Optional<Pressed> find(String customId, @Nullable String chosen) {
        Matcher parts = ID.matcher(customId);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String index = chosen == null ? parts.group(3) : chosen;
        return presses.find(Long.parseLong(parts.group(1), 36))
                .filter(kept -> check(kept.asks()).equals(parts.group(2)))
                .flatMap(kept -> pick(kept, index));
    }

    private static Optional<Pressed> pick(Presses.Kept kept, String index) {
        List<Kept> asks = read(kept.asks());
        if (!index.matches("[0-9]{1,4}") || Integer.parseInt(index) >= asks.size()) {
            return Optional.empty();
        }
        Kept picked = asks.get(Integer.parseInt(index));
        return Optional.of(new Pressed(picked.ask(), picked.turnsPage(), kept.asker()));
    }

    private static String check(String asks) {
        CRC32 sum = new CRC32();
        sum.update(asks.getBytes(StandardCharsets.UTF_8));
        return Long.toString(sum.getValue(), 36);
    }

    private static String write(List<Kept> kept) {
        DataArray array = DataArray.empty();
        for (Kept one : kept) {
            DataObject options = DataObject.empty();
            one.ask().options().forEach(options::put);
            array.add(DataObject.empty()
                    .put("command", one.ask().command())
                    .put("options", options)
                    .put("turns", one.turnsPage()));
        }
        return array.toString();
    }

    private static List<Kept> read(String asks) {
        return DataArray.fromJson(asks).stream(DataArray::getObject)
                .map(one -> {
                    DataObject given = one.getObject("options");
                    Map<String, String> options = new HashMap<>();
                    given.keys().forEach(key -> options.put(key, given.getString(key)));
                    return new Kept(new Ask(one.getString("command"), options), one.getBoolean("turns"));
                })
                .toList();
    }
}

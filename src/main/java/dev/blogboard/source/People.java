package dev.blogboard.source;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names of those who wrote something. */
final class People {
    /** RSS asks for a mail address; people write "address (Name)", "Name (address)" or "Name &lt;address&gt;". */
    private static final Pattern ADDRESS_AND_NAME = Pattern.compile(
            "(?:mailto:)?[^\\s()<>]+@[^\\s()<>]+\\s*\\((.+)\\)|(.+?)\\s*[(<\\[]\\s*(?:mailto:)?[^\\s()<>]+@[^\\s()<>]+\\s*[)>\\]]"
                    + "|[(<\\[]\\s*(?:mailto:)?([^\\s()<>\\[\\]]+@[^\\s()<>\\[\\]]+)\\s*[)>\\]]\\s*(.*)");

    private static final int MOST = 20;
    private static final int LONGEST = 300;

    private People() {}

    /** The people in the first of these elements that names any; several of them are joined by commas. */
    static @Nullable String of(FeedElement parent, List<String> names) {
        String address = null;
        for (String name : names) {
            Set<String> people = new LinkedHashSet<>();
            for (FeedElement person : parent.elements(name)) {
                String found = name(person);
                if (found != null && people.size() < MOST) {
                    people.add(found);
                }
            }
            String joined = joined(people);
            if (joined != null && joined.indexOf('@') < 0) {
                return joined;
            }
            address = address == null ? joined : address;
        }
        return address;
    }

    /** Names joined by commas; null when there are none. */
    static @Nullable String joined(Set<String> people) {
        return people.isEmpty() ? null : String.join(", ", people);
    }

    private static @Nullable String name(FeedElement person) {
        for (String part : List.of("name", "atom:name", "foaf:name", "itunes:name", "email", "atom:email")) {
            String text = nameIn(person.text(part));
            if (text != null) {
                return text;
            }
        }
        if (person.element("uri") != null || person.element("url") != null) {
            return null;
        }
        return nameIn(person.text());
    }

    /** The name without the mail address that stands beside it; the address when it stands alone. */
    static @Nullable String nameIn(@Nullable String text) {
        String line = Html.line(text);
        if (line == null || line.length() > LONGEST) {
            return line == null ? null : line.substring(0, LONGEST);
        }
        Matcher parts = ADDRESS_AND_NAME.matcher(line);
        if (!parts.matches()) {
            return line;
        }
        String name = Stream.of(1, 2, 4, 3)
                .map(parts::group)
                .filter(part -> part != null && !part.isEmpty())
                .findFirst()
                .orElse(line);
        return name.replaceAll("^[\"']|[\"']$", "").strip();
    }
}

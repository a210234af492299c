package dev.blogboard.article;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A company's short name in URLs, queries and files: lower-case letters, digits and single hyphens. */
public record CompanyId(String value) implements Comparable<CompanyId> {
    private static final String LETTER = "[\\p{L}\\p{N}&&[^\\p{Lu}\\p{Lt}]]";
    private static final Pattern SLUG = Pattern.compile(LETTER + "+(-" + LETTER + "+)*");
    private static final Pattern SEPARATORS = Pattern.compile("[[^\\p{L}\\p{N}]\\p{Lu}\\p{Lt}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    /** @throws IllegalArgumentException when the value is no slug */
    public CompanyId {
        if (!SLUG.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A company's id has lower-case letters, digits and single hyphens, not \"" + value + "\".");
        }
    }

    /** The id that a name has where nobody chose one: {@code Booking.com} becomes {@code booking-com}. */
    public static CompanyId ofName(String name) {
        String plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        String slug = SEPARATORS
                .matcher(plain.toLowerCase(Locale.ROOT))
                .replaceAll("-")
                .replaceAll("^-|-$", "");
        return new CompanyId(slug.isEmpty() ? "unnamed" : slug);
    }

    @Override
    public int compareTo(CompanyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

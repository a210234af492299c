package dev.blogboard.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Makes of a collected title the one that stands over the article. */
final class Titles {
    /** Invisible characters, which some feeds have hundreds of. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\s]]+");

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    /** What makers of reading lists put in. */
    private static final Pattern PARTS = Pattern.compile("(?i)\\s*\\(\\d+ parts?\\)");

    private static final Pattern SITE_SUFFIX = Pattern.compile("(.{8,}?)\\s+(?:[|·•»]|[-–—]{1,2})\\s+([^|]{2,45})");
    private static final Pattern BLOG_WORDS = Pattern.compile(
            "(?i)(?:the|official|engineering|engineers|tech|technology|developers?|dev|team|blog|labs?|research"
                    + "|medium|news|community|careers|inc|ai|ml|data|science|security|design|and|&|of|on|at|by|from)?");

    private Titles() {}

    /** The title without what belongs to the site or to a list; may be empty. */
    static String clean(String title, CompanyDecision company) {
        String decoded = Parser.unescapeEntities(title, false).replace("\\\"", "\"");
        String visible = INVISIBLE.matcher(decoded).replaceAll("");
        String whole = PARTS.matcher(visible).replaceAll("");
        String tidy = SPACE.matcher(whole).replaceAll(" ").strip();
        return withoutPrefix(withoutSuffix(tidy, company), company);
    }

    private static String withoutSuffix(String title, CompanyDecision company) {
        Matcher suffix = SITE_SUFFIX.matcher(title);
        if (suffix.matches() && namesTheSite(suffix.group(2), company)) {
            return suffix.group(1).strip();
        }
        return title;
    }

    /** Whether the words are the company's name or "blog" with nothing but such words as "engineering" beside. */
    private static boolean namesTheSite(String suffix, CompanyDecision company) {
        String rest = suffix;
        boolean named = false;
        for (String name : spellings(company)) {
            String without = rest.replaceFirst("(?i)(?<!\\p{L})" + Pattern.quote(name) + "(?!\\p{L})", "");
            named |= !without.equals(rest);
            rest = without;
        }
        boolean blog =
                Pattern.compile("(?i)\\bblog\\b|^medium$").matcher(suffix).find();
        for (String word : rest.strip().split("[\\s.,:'’]+", -1)) {
            if (!BLOG_WORDS.matcher(word).matches()) {
                return false;
            }
        }
        return named || blog;
    }

    private static String withoutPrefix(String title, CompanyDecision company) {
        for (String name : spellings(company)) {
            String prefix = name + " — ";
            if (title.regionMatches(true, 0, prefix, 0, prefix.length()) && title.length() > prefix.length() + 8) {
                return title.substring(prefix.length()).strip();
            }
        }
        return title;
    }

    private static List<String> spellings(CompanyDecision company) {
        List<String> spellings = new ArrayList<>(company.aliases());
        spellings.add(company.name());
        spellings.addAll(company.sources());
        spellings.sort((one, other) -> other.length() - one.length());
        return spellings;
    }
}

package dev.blogboard.discover;

import dev.blogboard.article.Article;
import dev.blogboard.article.Company;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sentence of an article that says most about what its company does with a subject. It has to name the subject
 * and to say who does something, or what is done; how much, and why, add to that. A sentence that speaks of the article
 * itself, to its reader, of a step in a figure or of a person's career, or that begins in the middle of a thought, says
 * less.
 */
final class Quotes {
    private static final Pattern FIRST_PERSON = Pattern.compile("\\b([Ww]e|[Oo]ur|[Uu]s)\\b");
    private static final String USE =
            "(uses?|used|using|built|build|runs?|running|written|wrote|moved|migrated|chose|chosen"
                    + "|adopted|powers?|powered|largest|deployed?|switched|rely|relies|developed|created|rewrote|replaced"
                    + "|introduced|open.sourced)";
    private static final Pattern DONE = Pattern.compile("\\b" + USE + "\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern DONE_BY_US =
            Pattern.compile("\\b(we|our \\w+)(['’]ve|['’]re)? (\\w+ ){0,3}" + USE + "\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOW_MUCH = Pattern.compile(
            "\\d ?(k|m|x|ms|%|tb|pb|gb|qps|rps)\\b|\\d ?[%+]|\\b(percent|hundreds|thousands|millions?|billions?"
                    + "|trillions?|petabytes?|terabytes?|in production|at scale|times (faster|more|less)|per second)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WHY = Pattern.compile(
            "\\b(because|in order to|so that|(allow|let|enable|help)(s|ed)? us|(reduc|improv|sav|simplif)\\w+)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OF_THE_ARTICLE = Pattern.compile(
            "\\b(this|our|the|previous|last|next|blog) (blog ?)?(post|article|series|section|tutorial|guide|talk|chapter|example"
                    + "|diagram|figure|snippet)\\b|\\b(we|i|let)['’]?( wi)?(ll|s) (\\w+ )?(look|see|show|discuss|explore|cover|walk"
                    + "|go|talk|describe|explain|take|dive)\\b|\\bstay tuned\\b|\\bread on\\b|\\bjoin us\\b|\\bhiring\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TO_THE_READER = Pattern.compile("\\b[Yy]ou(r|rs)?\\b");
    private static final Pattern OF_A_PERSON = Pattern.compile(
            "\\b(is|was|as) an? [\\w /-]{0,40}(engineer|developer|manager|lead|architect|scientist|speaker|student|intern)\\b"
                    + "|\\b(joined|speaker|meetup|conference|bachelor|university)\\b|\\b(my|I)\\b");
    private static final Pattern MID_THOUGHT = Pattern.compile(
            "^(This|That|These|Those|It|They|He|She|However|But|And|So|Then|Also|Therefore|Thus|Here|Below"
                    + "|Above|Next|Finally|Otherwise|Instead|Similarly|Note|First|Second|Third|Lastly|(Stage|Step|Figure"
                    + "|Table|Phase|Option) \\w+)\\b");
    private static final Pattern CODE = Pattern.compile("https?://|\\]\\(|[`{}=<>]|\\w\\(\\)|\\w_\\w");

    private static final double LEAST = 1;
    /** What a char costs that stands before a sentence: the early ones say what it is all about. */
    private static final double LATER = 0.0001;
    /** So much of a text is looked at. */
    private static final int READ_CHARS = 15_000;
    /** The language whose words the patterns know. */
    private static final String KNOWN = "en";

    private Quotes() {}

    /** Word by word from the article's text; null where no sentence that names the subject says enough. */
    static @Nullable String of(Article article, Subject subject, Company company) {
        String text =
                article.text().substring(0, Math.min(READ_CHARS, article.text().length()));
        String best = null;
        double most = -Double.MAX_VALUE;
        int before = 0;
        for (String block : text.lines().toList()) {
            for (String sentence : naming(subject, block)) {
                double worth = worth(sentence, subject, company);
                if ((worth >= LEAST || !isKnown(article)) && worth - before * LATER > most) {
                    best = sentence;
                    most = worth - before * LATER;
                }
            }
            before += block.length();
        }
        return best;
    }

    /** Most lines do not name it, and need not be taken apart. */
    private static List<String> naming(Subject subject, String block) {
        return subject.names().areIn(block)
                ? Sentences.ofBlock(block.strip()).stream()
                        .filter(subject.names()::areIn)
                        .toList()
                : List.of();
    }

    private static boolean isKnown(Article article) {
        return article.language() == null || article.language().startsWith(KNOWN);
    }

    private static double worth(String sentence, Subject subject, Company company) {
        boolean byUs = FIRST_PERSON.matcher(sentence).find()
                || sentence.toLowerCase(Locale.ROOT).contains(company.name().toLowerCase(Locale.ROOT));
        double worth = (byUs ? 1 : 0)
                + points(DONE, sentence, 1)
                + points(DONE_BY_US, sentence, 0.5)
                + points(HOW_MUCH, sentence, 0.5)
                + points(WHY, sentence, 0.3)
                + (subject.isNamedIn(sentence) ? 0.5 : 0);
        return worth
                - points(OF_THE_ARTICLE, sentence, 1.5)
                - points(TO_THE_READER, sentence, 0.7)
                - points(OF_A_PERSON, sentence, 1)
                - points(MID_THOUGHT, sentence, 0.7)
                - points(CODE, sentence, 0.7)
                - (sentence.endsWith("?") ? 2 : 0)
                - (sentence.length() > 240 ? 0.7 : 0);
    }

    private static double points(Pattern pattern, String sentence, double points) {
        return pattern.matcher(sentence).find() ? points : 0;
    }
}

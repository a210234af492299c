package dev.blogboard.discover;

import dev.blogboard.article.Article;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the sentence of an article that says most about a subject. */
final class Quotes {
    private static final Pattern FIRST_PERSON = Pattern.compile("\\b([Ww]e|[Oo]ur|[Uu]s)\\b");
    private static final Pattern USE = Pattern.compile(
            "\\b(uses?|used|using|built|build|runs?|running|written|wrote|moved|migrated|chose|adopted|powers?|largest"
                    + "|deployed?|switched|rely|relies|developed|created|open.sourced)\\b",
            Pattern.CASE_INSENSITIVE);
    /** So many sentences, … */
    private static final int READ = 60;
    /** … and so many chars of a text are looked at. */
    private static final int READ_CHARS = 15_000;

    private Quotes() {}

    /** Word by word from the article's text; null where no sentence names the subject. */
    static @Nullable String of(Article article, Subject subject) {
        List<String> sentences = Sentences.of(
                article.text().substring(0, Math.min(READ_CHARS, article.text().length())));
        return IntStream.range(0, Math.min(READ, sentences.size()))
                .filter(index -> subject.names().areIn(sentences.get(index)))
                .boxed()
                .max(Comparator.comparingDouble(index -> worth(sentences.get(index), index)))
                .map(sentences::get)
                .orElse(null);
    }

    /** Statements of what was done, by those who did it, early in the text and short. */
    private static double worth(String sentence, int index) {
        double worth = FIRST_PERSON.matcher(sentence).find() ? 1 : 0;
        worth += USE.matcher(sentence).find() ? 1 : 0;
        worth -= sentence.endsWith("?") ? 2 : 0;
        worth -= sentence.length() > 240 ? 0.7 : 0;
        return worth - index * 0.02;
    }
}

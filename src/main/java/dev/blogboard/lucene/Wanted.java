package dev.blogboard.lucene;

import dev.blogboard.search.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that a query looks for, to be marked where they occur. */
final class Wanted {
    private final Words words;
    private final Expansion expansion;
    private final Set<String> forms = new HashSet<>();
    private final List<String> beginnings = new ArrayList<>();
    private final boolean[] initials = new boolean[0x80];

    private Wanted(LuceneAnalysis analysis) {
        this.words = analysis.words();
        this.expansion = new Expansion(analysis.synonyms());
    }

    static Wanted by(Query query, LuceneAnalysis analysis) {
        Wanted wanted = new Wanted(analysis);
        wanted.add(query);
        wanted.forms.forEach(wanted::begin);
        wanted.beginnings.forEach(wanted::begin);
        return wanted;
    }

    private void begin(String form) {
        if (!form.isEmpty() && form.charAt(0) < initials.length) {
            initials[form.charAt(0)] = true;
            initials[Character.toUpperCase(form.charAt(0))] = true;
        }
    }

    /** For each sign of ASCII, whether something that is wanted begins with it. Not to be changed. */
    boolean[] initials() {
        return initials;
    }

    private void add(Query query) {
        switch (query) {
            case Query.Word word -> text(word.text());
            case Query.Phrase phrase -> text(phrase.text());
            case Query.Prefix prefix -> prefix(prefix.text());
            case Query.CompanyOrWords either -> add(either.words());
            case Query.And and -> and.parts().forEach(this::add);
            case Query.Or or -> or.parts().forEach(this::add);
            case Query.Filler ignored -> {}
            case Query.Everything ignored -> {}
            case Query.AtCompany ignored -> {}
            case Query.Topic ignored -> {}
            case Query.Site ignored -> {}
            case Query.Language ignored -> {}
            case Query.Dates ignored -> {}
            case Query.Not ignored -> {}
        }
    }

    private void text(String text) {
        List<Words.Word> found = words.of(text);
        found.forEach(word -> {
            forms.add(word.stem());
            forms.add(word.loose());
        });
        expansion.of(found.stream().map(Words.Word::stem).toList()).forEach(forms::addAll);
    }

    private void prefix(String text) {
        List<Words.Word> found = words.of(text);
        if (!found.isEmpty()) {
            beginnings.add(found.getLast().written());
        }
    }

    /** What of the query a word answers; null when nothing. */
    @Nullable
    String answeredBy(Forms word) {
        if (forms.contains(word.stem())) {
            return word.stem();
        }
        if (forms.contains(word.loose())) {
            return word.loose();
        }
        for (String beginning : beginnings) {
            if (word.written().startsWith(beginning)) {
                return beginning;
            }
        }
        return null;
    }
}

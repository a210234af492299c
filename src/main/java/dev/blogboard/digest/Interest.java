package dev.blogboard.digest;

import dev.blogboard.article.CompanyId;
import dev.blogboard.search.Query;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a query shows of its author's interests.
 *
 * @param words in lower case
 * @param companies those it asks for by name
 */
record Interest(Set<String> words, Set<CompanyId> companies) {
    private static final Pattern SEPARATORS = Pattern.compile("[\\s-]+");

    static final Interest NONE = new Interest(Set.of(), Set.of());

    static Interest of(Query query) {
        Interest interest = new Interest(new LinkedHashSet<>(), new LinkedHashSet<>());
        interest.add(query);
        return interest;
    }

    private void add(Query query) {
        switch (query) {
            case Query.Word word -> addWords(word.field(), word.text());
            case Query.Phrase phrase -> addWords(phrase.field(), phrase.text());
            case Query.Prefix prefix -> addWords(prefix.field(), prefix.text());
            case Query.Topic topic -> addWords(Query.Field.ANY, topic.topic());
            case Query.AtCompany at -> companies.add(at.company());
            case Query.CompanyOrWords either -> companies.add(either.company());
            case Query.And and -> and.parts().forEach(this::add);
            case Query.Or or -> or.parts().forEach(this::add);
            // What somebody does not want, or says only of time, place and language, is no interest.
            case Query.Not excluded -> {}
            case Query.Filler filler -> {}
            case Query.Everything everything -> {}
            case Query.Site site -> {}
            case Query.Language language -> {}
            case Query.Dates dates -> {}
        }
    }

    private void addWords(Query.Field field, String text) {
        if (field != Query.Field.AUTHOR) {
            for (String word : SEPARATORS.split(text.toLowerCase(Locale.ROOT), -1)) {
                if (!word.isEmpty()) {
                    words.add(word);
                }
            }
        }
    }
}

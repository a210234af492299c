package dev.blogboard.discord;

import dev.blogboard.article.Company;
import dev.blogboard.command.Reply;
import dev.blogboard.search.Facets;
import dev.blogboard.search.QueryCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Companies. */
final class CompanyCards {
    private static final int MONTHS = 12;
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private CompanyCards() {}

    static Card profile(Reply.Profile profile, Asked asked) {
        Company company = profile.company();
        String query = "company:\"" + company.name().replace('"', ' ') + "\"";
        Card.Builder card = Card.usual().words(who(profile)).words(howMuch(profile));
        if (!profile.latest().hits().isEmpty()) {
            card.line();
            profile.latest().hits().forEach(hit -> card.words(SearchCards.hit(hit, asked.dates())));
        }
        List<Card.Button> buttons = new ArrayList<>();
        buttons.add(new Card.Press(
                "Follow " + company.name(), Card.Look.MAIN, new Ask("alert-me", Map.of("query", query))));
        buttons.add(new Card.Press(
                "All its articles", Card.Look.USUAL, new Ask("latest", Map.of("company", company.name()))));
        if (company.site() != null) {
            buttons.add(new Card.Open("Its blog", company.site()));
        }
        return card.buttons(buttons).build();
    }

    private static Text who(Reply.Profile profile) {
        Text text = new Text().heading().plain(profile.company().name());
        if (!profile.family().isEmpty()) {
            text.newLine()
                    .small()
                    .plain("with "
                            + profile.family().stream().map(Company::name).collect(Collectors.joining(", ")));
        }
        return text;
    }

    private static Text howMuch(Reply.Profile profile) {
        List<QueryCounts.Month> months = profile.months();
        Text text = new Text().plain("%,d articles".formatted(profile.latest().total()));
        if (!months.isEmpty()) {
            List<QueryCounts.Month> last = months.subList(Math.max(0, months.size() - MONTHS), months.size());
            text.plain(" since %d. Its last %d months: %,d "
                            .formatted(
                                    months.getFirst().month().getYear(),
                                    last.size(),
                                    last.stream()
                                            .mapToLong(QueryCounts.Month::matching)
                                            .sum()))
                    .code(bars(last));
        }
        Facets facets = profile.latest().facets();
        if (!facets.topics().isEmpty()) {
            text.newLine()
                    .plain("About ")
                    .plain(facets.topics().stream()
                            .limit(8)
                            .map(topic -> topic.value().replace('-', ' ') + " (" + topic.articles() + ")")
                            .collect(Collectors.joining(", ")));
        }
        return text;
    }

    /** A month each, the highest bar being the most there were. */
    private static String bars(List<QueryCounts.Month> months) {
        long most = months.stream().mapToLong(QueryCounts.Month::matching).max().orElse(0);
        StringBuilder bars = new StringBuilder();
        for (QueryCounts.Month month : months) {
            long height = most == 0 ? 0 : (month.matching() * (BARS.length() - 1) + most - 1) / most;
            bars.append(BARS.charAt((int) height));
        }
        return bars.toString();
    }

    static Card noSuchCompany(Reply.NoSuchCompany none, Asked asked) {
        Card.Builder card = Card.of(Card.Tone.MISTAKE)
                .words(Text.of("There is no company ").code(none.typed()).plain(" here."));
        String option = asked.text("name").isEmpty() ? "company" : "name";
        List<Card.Press> near = none.near().stream()
                .map(company -> new Card.Press(
                        company.name(), Card.Look.USUAL, asked.ask().with(option, company.name())))
                .toList();
        if (!near.isEmpty()) {
            card.words("Did you mean one of these?").buttons(near);
        }
        return card.build();
    }
}

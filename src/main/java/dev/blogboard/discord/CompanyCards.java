package dev.blogboard.discord;

import dev.blogboard.article.Company;
import dev.blogboard.command.Reply;
import dev.blogboard.discover.CompanyProfile;
import dev.blogboard.search.QueryCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Companies. */
final class CompanyCards {
    private static final int MONTHS = 12;
    private static final int TOPICS = 8;
    private static final int LONGEST_TOPIC = 22;
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private CompanyCards() {}

    static Card profile(Reply.Profile profile, Asked asked) {
        Company company = profile.company();
        String query = "company:\"" + company.name().replace('"', ' ') + "\"";
        Card.Builder card = Card.usual().words(who(profile)).words(howMuch(profile));
        if (!profile.about().stack().isEmpty()) {
            card.words(stack(profile.about()));
        }
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
                    .code(bars(last.stream().map(QueryCounts.Month::matching).toList()));
        }
        return text;
    }

    /** Its topics, a line each: how its share grew or shrank over the years. */
    private static Text stack(CompanyProfile about) {
        List<CompanyProfile.StackRow> rows =
                about.stack().stream().limit(TOPICS).toList();
        int width = rows.stream()
                .mapToInt(row -> Math.min(LONGEST_TOPIC, row.topic().name().length()))
                .max()
                .orElse(0);
        String lines = rows.stream()
                .map(row -> ("%-" + width + "s  %s  %,d")
                        .formatted(
                                Shortened.toLength(row.topic().name(), LONGEST_TOPIC),
                                bars(row.perYear()),
                                row.articles()))
                .collect(Collectors.joining("\n"));
        String years = switch (about.years().size()) {
            case 0 -> "";
            case 1 -> ", " + about.years().getFirst();
            default -> ", " + about.years().getFirst() + " to " + about.years().getLast();
        };
        return new Text().plain("What it writes about" + years + ":").newLine().block(lines);
    }

    /** The highest bar is the most there is, and a dot is nothing. */
    private static String bars(List<Long> counts) {
        long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
        StringBuilder bars = new StringBuilder();
        for (long count : counts) {
            long height = most == 0 ? 0 : (count * (BARS.length() - 1) + most - 1) / most;
            bars.append(count == 0 ? '·' : BARS.charAt((int) height));
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

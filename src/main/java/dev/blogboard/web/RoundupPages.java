package dev.blogboard.web;

import dev.blogboard.discover.Reading;
import dev.blogboard.discover.Roundup;
import dev.blogboard.discover.RoundupWords;
import dev.blogboard.discover.Roundups;
import dev.blogboard.search.QuerySyntaxException;
import java.util.ArrayList;
import java.util.List;

/** Who says what about a subject. */
public final class RoundupPages implements Pages {
    private static final int SECTIONS = 12;
    private static final int KEYS = 4;

    private final Reading reading;
    private final Templates templates;
    private final Remembered remembered;

    public RoundupPages(Reading reading, Templates templates, Remembered remembered) {
        this.reading = reading;
        this.templates = templates;
        this.remembered = remembered;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/roundup/{subject}", remembered.of(this::roundup));
    }

    /** A roundup, with its figures in words and its links. */
    public record RoundupPage(
            Roundup roundup, String intro, String furtherStill, List<Part> parts, List<SearchPage.FeedLink> feeds) {
        public record Part(
                String heading, String count, String companyPath, String morePath, Roundup.Section section) {}
    }

    private Response roundup(Request request) {
        String subject = request.part("subject");
        try {
            Roundups roundups = reading.roundups();
            Roundup roundup = roundups.write(new Roundups.Request(
                    roundups.subject(subject, reading.parser().get().parse(subject)), null, SECTIONS, KEYS));
            List<RoundupPage.Part> parts = new ArrayList<>();
            roundup.companies()
                    .forEach(section -> parts.add(part(section.company().name(), section)));
            Roundup.Section home = roundup.home();
            if (home != null) {
                parts.add(part(RoundupWords.home(home), home));
            }
            RoundupPage page = new RoundupPage(
                    roundup,
                    RoundupWords.figures(roundup),
                    RoundupWords.furtherStill(roundup),
                    parts,
                    SearchPages.feeds(roundup.query()));
            return Response.page(templates.render("roundup.jte", page));
        } catch (QuerySyntaxException mistake) {
            return new Notice("This is no query", mistake.pointed()).answer(Response.BAD_REQUEST, templates);
        }
    }

    private static RoundupPage.Part part(String heading, Roundup.Section section) {
        return new RoundupPage.Part(
                heading,
                RoundupWords.count(section),
                Links.company(section.company().id()),
                Links.search(section.more()),
                section);
    }
}

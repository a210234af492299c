package dev.blogboard.web;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.discover.Answer;
import dev.blogboard.discover.Reading;
import dev.blogboard.search.Hit;
import dev.blogboard.search.Query;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchRequest;
import dev.blogboard.topic.Taxonomy;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page for each article, which stays where it is; and answers to questions. */
public final class ArticlePages implements Pages {
    private static final int OPENING = 500;

    private final Reading reading;
    private final Templates templates;

    public ArticlePages(Reading reading, Templates templates) {
        this.reading = reading;
        this.templates = templates;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/article/{id}", this::article);
        routes.get("/ask", this::ask);
    }

    /**
     * An article and what goes with it.
     *
     * @param opening how its text begins; empty when only the title is known
     * @param elsewhere other places where the same story stands
     */
    public record ArticlePage(
            Story story,
            @Nullable String author,
            String opening,
            List<SearchPage.Choice> topics,
            List<Story.Elsewhere> elsewhere,
            List<Story> related) {
        public String title() {
            return story.title().getFirst().text();
        }
    }

    private Response article(Request request) {
        List<Article> found = request.part("id").matches("\\d{1,18}")
                ? reading.articles().find(List.of(new ArticleId(Long.parseLong(request.part("id")))))
                : List.of();
        if (found.isEmpty()) {
            return new Notice("There is no such article", "The link may be incomplete.", new Notice.Link("/", "Search"))
                    .answer(Response.NOT_FOUND, templates);
        }
        Article article = found.getFirst();
        Taxonomy taxonomy = reading.taxonomy().get();
        Set<String> topics = reading.tags().of(List.of(article.id())).getOrDefault(article.id(), Set.of());
        List<Hit> similar = reading.index().get().similar(article.id(), 8);
        ArticlePage page = new ArticlePage(
                Story.of(article, reading.companies().get()),
                article.author(),
                opening(article.text()),
                taxonomy.mostSpecific(topics).stream()
                        .map(topic -> new SearchPage.Choice(taxonomy.name(topic), 0, Links.topic(topic)))
                        .toList(),
                elsewhere(article),
                similar.stream().map(Story::of).toList());
        return Response.page(templates.render("article.jte", page));
    }

    /** The same story is folded into one hit of a search for its title. */
    private List<Story.Elsewhere> elsewhere(Article article) {
        try {
            String title = article.title().replace('"', ' ');
            return reading
                    .index()
                    .get()
                    .search(SearchRequest.firstPage(new Query.Phrase(Query.Field.TITLE, title, 0)))
                    .hits()
                    .stream()
                    .filter(hit -> hit.article().id().equals(article.id())
                            || hit.alsoAt().stream()
                                    .anyMatch(other -> other.id().equals(article.id())))
                    .flatMap(hit -> Stream.concat(Stream.of(hit.article()), hit.alsoAt().stream()))
                    .filter(other -> !other.id().equals(article.id()))
                    .map(other -> new Story.Elsewhere(Story.host(other.url()), other.url()))
                    .toList();
        } catch (QuerySyntaxException tooLong) {
            return List.of();
        }
    }

    private static String opening(String text) {
        if (text.length() <= OPENING) {
            return text;
        }
        int end = text.lastIndexOf(' ', OPENING);
        return text.substring(0, end < OPENING / 2 ? OPENING : end) + " …";
    }

    /** A question and what articles say about it. */
    public record AskPage(
            String question, @Nullable String error, List<Passage> passages, List<Story> titles, String unknown) {
        public record Passage(List<Story.Piece> quote, Story story) {}

        public boolean nothing() {
            return !question.isEmpty() && error == null && passages.isEmpty() && titles.isEmpty();
        }
    }

    private Response ask(Request request) {
        String question = request.query().first("q");
        try {
            return Response.page(templates.render("ask.jte", answered(question)));
        } catch (QuerySyntaxException mistake) {
            return Response.page(
                    Response.BAD_REQUEST,
                    templates.render("ask.jte", new AskPage(question, mistake.pointed(), List.of(), List.of(), "")));
        }
    }

    private AskPage answered(String question) throws QuerySyntaxException {
        Answer answer = reading.asker().answer(question);
        return new AskPage(
                question,
                null,
                answer.passages().stream()
                        .map(passage -> new AskPage.Passage(
                                Story.pieces(passage.sentence()), story(passage.article(), passage.company())))
                        .toList(),
                answer.titlesOnly().stream()
                        .map(titled -> story(titled.article(), titled.company()))
                        .toList(),
                String.join(", ", answer.unknown()));
    }

    private Story story(Article article, Company company) {
        return Story.of(article, new Companies(List.of(company)));
    }
}

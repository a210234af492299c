package dev.blogboard.web;

import dev.blogboard.article.Article;
import dev.blogboard.article.Companies;
import dev.blogboard.article.Company;
import dev.blogboard.article.CompanyId;
import dev.blogboard.article.Published;
import dev.blogboard.search.Hit;
import dev.blogboard.search.Marked;
import dev.blogboard.search.Match;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * An article as lists show it.
 *
 * @param url where to read it
 * @param path our page about it
 * @param date empty when unknown
 * @param near whether some of the words are missing
 * @param alsoAt the hosts of other places where the same story stands
 */
public record Story(
        List<Piece> title,
        String url,
        String path,
        String company,
        String companyPath,
        String date,
        List<Piece> snippet,
        boolean near,
        List<Elsewhere> alsoAt) {
    /** A piece of text that either matched or did not. */
    public record Piece(String text, boolean marked) {}

    public record Elsewhere(String name, String url) {}

    static Story of(Hit hit) {
        return new Story(
                pieces(hit.title()),
                hit.article().url(),
                Links.article(hit.article().id().value()),
                hit.company().name(),
                Links.company(hit.company().id()),
                date(hit.article()),
                pieces(hit.snippet()),
                hit.match() == Match.NEAR,
                hit.alsoAt().stream()
                        .map(other -> new Elsewhere(host(other.url()), other.url()))
                        .toList());
    }

    static Story of(Article article, Companies companies) {
        Company company = company(companies, article.company());
        return new Story(
                List.of(new Piece(article.title(), false)),
                article.url(),
                Links.article(article.id().value()),
                company.name(),
                Links.company(company.id()),
                date(article),
                List.of(),
                false,
                List.of());
    }

    static Company company(Companies companies, CompanyId id) {
        return companies.withId(id).orElseGet(() -> Company.named(id.value()));
    }

    static String date(Article article) {
        Published published = article.published();
        return published == null ? "" : published.toString().split("T", 2)[0];
    }

    static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? url : host.replaceFirst("^www\\.", "");
        } catch (IllegalArgumentException odd) {
            return url;
        }
    }

    static List<Piece> pieces(Marked marked) {
        List<Piece> pieces = new ArrayList<>();
        String text = marked.text();
        int done = 0;
        for (Marked.Range mark : marked.marks()) {
            if (mark.start() > done) {
                pieces.add(new Piece(text.substring(done, mark.start()), false));
            }
            pieces.add(new Piece(text.substring(mark.start(), mark.end()), true));
            done = mark.end();
        }
        if (done < text.length()) {
            pieces.add(new Piece(text.substring(done), false));
        }
        return pieces;
    }
}

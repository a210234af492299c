package dev.blogboard.web;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.SubscriptionId;
import dev.blogboard.digest.Digest;
import dev.blogboard.digest.ReaderDesk;
import dev.blogboard.digest.ReaderDesk.Opened;
import dev.blogboard.digest.Readers;
import dev.blogboard.digest.Rendered;
import dev.blogboard.digest.WishReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What readers do by the links in their digests: read them here, change them, end them. */
public final class ReaderPages implements Pages {
    private static final String PREFERENCES = "preferences";
    private static final String ERASE = "erase";
    private static final Notice.Link AGAIN = new Notice.Link("/digest", "Ask for a digest");
    /** A digest brings its own styles, inline as mail needs them, and nothing else. */
    private static final String MAIL_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ReaderDesk desk;
    private final WishReader wishes;
    private final Function<String, Optional<Digest>> archive;
    private final Function<Digest, Rendered> renderer;
    private final FormGuard guard;
    private final Templates templates;

    /** @param archive gives a digest by the token of its link; empty when it is none, or nothing is left of it */
    public ReaderPages(
            ReaderDesk desk,
            WishReader wishes,
            Function<String, Optional<Digest>> archive,
            Function<Digest, Rendered> renderer,
            FormGuard guard,
            Templates templates) {
        this.desk = desk;
        this.wishes = wishes;
        this.archive = archive;
        this.renderer = renderer;
        this.guard = guard;
        this.templates = templates;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/digest/preferences/{token}", request -> preferences(request, Response.OK, false, ""));
        routes.post("/digest/preferences/{token}", this::choose);
        routes.post("/digest/erase/{token}", this::erase);
        routes.post("/digest/link/{token}", this::requestLink);
        routes.get("/digest/unsubscribe/{token}", this::unsubscribeButton);
        routes.post("/digest/unsubscribe/{token}", this::unsubscribe);
        routes.get("/digest/archive/{token}", this::archive);
    }

    private Response preferences(Request request, int status, boolean saved, String error) {
        Opened opened = desk.open(request.part("token"));
        return opened instanceof Opened.Found found
                ? preferences(request, status, saved, error, found)
                : refused(request, opened);
    }

    private Response preferences(Request request, int status, boolean saved, String error, Opened.Found found) {
        FormGuard.Ticket ticket = guard.issue(request, PREFERENCES);
        Readers.Profile profile = found.profile();
        List<PreferencesPage.Line> lines = found.subscriptions().stream()
                .map(one -> new PreferencesPage.Line(one.id().value(), one.query(), one.cadence() == Cadence.DAILY))
                .toList();
        PreferencesPage page = new PreferencesPage(
                saved,
                error,
                profile.mailbox().address(),
                profile.suppressed(),
                profile.paused() != null,
                DigestForm.of(profile.preferences()),
                lines,
                profile.version(),
                request.part("token"),
                "/digest/unsubscribe/" + desk.unsubscribeToken(profile),
                ticket.value());
        return guard.withCookie(Response.page(status, templates.render("preferences.jte", page)), ticket);
    }

    private Response refused(Request request, Opened opened) {
        return switch (opened) {
            case Opened.Found found -> throw new IllegalStateException("Nothing to refuse.");
            case Opened.Expired expired ->
                Response.page(Response.GONE, templates.render("expired.jte", "/digest/link/" + request.part("token")));
            case Opened.Erased erased ->
                new Notice("There is nothing here any more", "All about this mailbox has been erased.", AGAIN)
                        .answer(Response.GONE, templates);
            case Opened.Forged forged -> broken();
        };
    }

    private Response broken() {
        return new Notice(
                        "This link is not whole",
                        "Some mail programs break long links. Copy it from the mail as one line; the latest digest has"
                                + " the best one.")
                .answer(Response.NOT_FOUND, templates);
    }

    private Response choose(Request request) throws IOException {
        Opened opened = desk.open(request.part("token"));
        if (!(opened instanceof Opened.Found found)) {
            return refused(request, opened);
        }
        Parameters form = request.form();
        if (!guard.admits(request, PREFERENCES, form.first(FormGuard.FIELD))) {
            return preferences(
                    request, Response.FORBIDDEN, false, "This form was open for too long; nothing has been changed.");
        }
        try {
            Readers.Choice choice = new Readers.Choice(
                    wishes.preferences(DigestForm.of(form).typed("", List.of(), "")),
                    form.has("paused"),
                    cadences(form, found));
            return desk.choose(found.profile(), version(form), choice)
                    ? preferences(request, Response.OK, true, "")
                    : preferences(
                            request,
                            409,
                            false,
                            "Something was saved since this form was opened; nothing has been changed. Here is how it"
                                    + " stands.");
        } catch (IllegalArgumentException mistake) {
            return preferences(request, Response.BAD_REQUEST, false, String.valueOf(mistake.getMessage()));
        }
    }

    /** What the form does not name ends; nothing but the reader's own can be named. */
    private static Map<SubscriptionId, Cadence> cadences(Parameters form, Opened.Found found) {
        Map<SubscriptionId, Cadence> cadences = new HashMap<>();
        found.subscriptions().forEach(subscription -> {
            String chosen = form.first("subscription-" + subscription.id().value());
            if (!chosen.isEmpty() && !chosen.equals("end")) {
                cadences.put(subscription.id(), WishReader.cadence(chosen));
            }
        });
        return cadences;
    }

    private static int version(Parameters form) {
        String version = form.first("version");
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
    }

    private Response erase(Request request) throws IOException {
        Opened opened = desk.open(request.part("token"));
        if (!(opened instanceof Opened.Found found)) {
            return refused(request, opened);
        }
        Parameters form = request.form();
        if (!guard.admits(request, PREFERENCES, form.first(FormGuard.FIELD)) || !form.has(ERASE)) {
            return preferences(
                    request,
                    Response.BAD_REQUEST,
                    false,
                    "Tick the box beside the button to have all erased; nothing has been changed.");
        }
        desk.erase(found.profile());
        return new Notice(
                        "All is erased",
                        "Subscriptions, digests and the address itself are gone from here. Backups of the operator may"
                                + " keep them for some days more.")
                .answer(Response.OK, templates);
    }

    private Response requestLink(Request request) {
        desk.requestLink(request.part("token"));
        return new Notice(
                        "Look into your mailbox",
                        "If there still is a digest for it, a mail with a new link is on its way.")
                .answer(Response.OK, templates);
    }

    private Response unsubscribeButton(Request request) {
        String token = request.part("token");
        return desk.isUnsubscribeLink(token)
                ? Response.page(
                        templates.render("unsubscribe.jte", new UnsubscribePage("/digest/unsubscribe/" + token)))
                : broken();
    }

    /**
     * One-click (RFC 8058): whatever the body and its type, without cookie, ticket or redirect, and as often as one
     * likes.
     */
    private Response unsubscribe(Request request) {
        return desk.unsubscribe(request.part("token"))
                ? new Notice(
                                "You are unsubscribed",
                                "No more digests will come. You can ask for one again at any time.",
                                AGAIN)
                        .answer(Response.OK, templates)
                : broken();
    }

    private Response archive(Request request) {
        return archive.apply(request.part("token"))
                .map(digest ->
                        Response.page(renderer.apply(digest).html()).with("Content-Security-Policy", MAIL_POLICY))
                .orElseGet(() -> new Notice(
                                "This digest cannot be shown",
                                "The link is not whole, or the subscriptions that the digest was made of have ended.")
                        .answer(Response.NOT_FOUND, templates));
    }
}

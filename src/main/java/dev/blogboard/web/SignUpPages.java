package dev.blogboard.web;

import dev.blogboard.alert.Cadence;
import dev.blogboard.digest.Preferences;
import dev.blogboard.digest.SignUpDesk;
import dev.blogboard.digest.SignUpDesk.Asker;
import dev.blogboard.digest.SignUps.Wish;
import dev.blogboard.digest.WishReader;
import dev.blogboard.search.QuerySyntaxException;
import java.io.IOException;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Asking for a digest, and confirming it. */
public final class SignUpPages implements Pages {
    private static final String ASK = "ask";
    private static final String CODE = "code";
    private static final String CONFIRM = "confirm";
    private static final Notice.Link AGAIN = new Notice.Link("/digest", "Ask for a digest");

    private final SignUpDesk desk;
    private final WishReader wishes;
    private final Preferences defaults;
    private final boolean linksInMail;
    private final FormGuard guard;
    private final Templates templates;

    /** @param linksInMail whether letters carry a link; else they carry a code */
    public SignUpPages(
            SignUpDesk desk,
            WishReader wishes,
            Preferences defaults,
            boolean linksInMail,
            FormGuard guard,
            Templates templates) {
        this.desk = desk;
        this.wishes = wishes;
        this.defaults = defaults;
        this.linksInMail = linksInMail;
        this.guard = guard;
        this.templates = templates;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/digest", this::form);
        routes.post("/digest", this::ask);
        routes.get("/digest/code", request -> code(request, Response.OK, "", ""));
        routes.post("/digest/code", this::confirmByCode);
        routes.get("/digest/confirm/{token}", this::look);
        routes.post("/digest/confirm/{token}", this::confirmByLink);
    }

    private Response form(Request request) {
        return form(request, Response.OK, "", "", request.query().first("q"), false, DigestForm.of(defaults));
    }

    private Response form(
            Request request, int status, String error, String mail, String queries, boolean daily, DigestForm form) {
        FormGuard.Ticket ticket = guard.issue(request, ASK);
        SignUpPage page = new SignUpPage(error, mail, queries, daily, form, ticket.value());
        return guard.withCookie(Response.page(status, templates.render("signup.jte", page)), ticket);
    }

    private Response ask(Request request) throws IOException {
        Parameters form = request.form();
        String mail = form.first("mail");
        String queries = form.first("queries");
        String every = form.first("every");
        DigestForm chosen = DigestForm.of(form);
        if (!guard.admits(request, ASK, form.first(FormGuard.FIELD))) {
            String error =
                    "This form was open for too long, or your browser takes no cookies. Please send it once more.";
            return form(request, Response.FORBIDDEN, error, mail, queries, every.equals("daily"), chosen);
        }
        try {
            Wish wish = wishes.read(chosen.typed(mail, List.of(queries.split("\\R")), every));
            return asked(request, form.first("website").isEmpty(), wish);
        } catch (IllegalArgumentException mistake) {
            String error = String.valueOf(mistake.getMessage());
            return form(request, Response.BAD_REQUEST, error, mail, queries, every.equals("daily"), chosen);
        } catch (QuerySyntaxException mistake) {
            return form(request, Response.BAD_REQUEST, mistake.pointed(), mail, queries, every.equals("daily"), chosen);
        }
    }

    /** @param human whether the field that nobody sees was left empty */
    private Response asked(Request request, boolean human, Wish wish) {
        SignUpDesk.Answer answer =
                human ? desk.ask(wish, new Asker.Visitor(request.client())) : new SignUpDesk.Answer.Asked();
        String address = wish.mailbox().address();
        return switch (answer) {
            case SignUpDesk.Answer.TooMany many ->
                new Notice("Not now", many.sentence()).answer(Response.TOO_MANY, templates);
            case SignUpDesk.Answer.Asked asked -> linksInMail ? lookIntoMailbox(address) : typeCode(request, address);
        };
    }

    private Response lookIntoMailbox(String address) {
        return new Notice(
                        "Look into your mailbox",
                        "If " + address
                                + " can get mail from here, a letter is on its way to it. The digest starts when"
                                + " you press the button behind its link. Nothing there after some minutes? Look among"
                                + " the spam.")
                .answer(Response.OK, templates);
    }

    private Response typeCode(Request request, String address) {
        String opening = "If " + address + " can get mail from here, a letter with a code is on its way to it.";
        return code(request, Response.OK, opening, "");
    }

    private Response code(Request request, int status, String opening, String error) {
        FormGuard.Ticket ticket = guard.issue(request, CODE);
        CodePage page = new CodePage(opening, error, ticket.value());
        return guard.withCookie(Response.page(status, templates.render("code.jte", page)), ticket);
    }

    private Response confirmByCode(Request request) throws IOException {
        Parameters form = request.form();
        if (!guard.admits(request, CODE, form.first(FormGuard.FIELD))) {
            return code(
                    request, Response.FORBIDDEN, "", "This form was open for too long. Please type the code again.");
        }
        String typed = form.first("code");
        SignUpDesk.Confirmation confirmation = desk.confirmByCode(typed, new Asker.Visitor(request.client()));
        return confirmation instanceof SignUpDesk.Confirmation.Unknown
                ? code(request, Response.BAD_REQUEST, "", "\"" + typed + "\" is no code that waits to be confirmed.")
                : outcome(confirmation);
    }

    private Response look(Request request) {
        String token = request.part("token");
        if (!(desk.look(token) instanceof SignUpDesk.Confirmation.Done found)) {
            return outcome(desk.look(token));
        }
        FormGuard.Ticket ticket = guard.issue(request, CONFIRM);
        Wish wish = found.signUp().wish();
        ConfirmPage page = new ConfirmPage(
                wish.mailbox().address(), wish.queries(), when(wish), "/digest/confirm/" + token, ticket.value());
        return guard.withCookie(Response.page(templates.render("confirm.jte", page)), ticket);
    }

    private String when(Wish wish) {
        Preferences preferences = wish.preferences() == null ? defaults : wish.preferences();
        String days = wish.cadence() == Cadence.DAILY
                ? "Every day"
                : "Every "
                        + preferences.timetable().days().stream()
                                .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                                .collect(Collectors.joining(", "));
        return days + " at " + "%02d:00".formatted(preferences.timetable().hour()) + ", "
                + preferences.timetable().zone().getId();
    }

    private Response confirmByLink(Request request) throws IOException {
        if (!guard.admits(request, CONFIRM, request.form().first(FormGuard.FIELD))) {
            return look(request);
        }
        return outcome(desk.confirmByLink(request.part("token")));
    }

    private Response outcome(SignUpDesk.Confirmation confirmation) {
        return switch (confirmation) {
            case SignUpDesk.Confirmation.Done done ->
                new Notice(
                                "Welcome",
                                "The digest to "
                                        + done.signUp().wish().mailbox().address() + " is set up. "
                                        + when(done.signUp().wish())
                                        + ", it brings what is new; when nothing is, no mail comes.")
                        .answer(Response.OK, templates);
            case SignUpDesk.Confirmation.Used used ->
                new Notice("This was confirmed already", "Or it was withdrawn since. There is nothing more to do here.")
                        .answer(Response.GONE, templates);
            case SignUpDesk.Confirmation.Expired expired ->
                new Notice("This link is too old", "It worked for seven days. You can ask anew at any time.", AGAIN)
                        .answer(Response.GONE, templates);
            case SignUpDesk.Confirmation.Unknown unknown ->
                new Notice(
                                "This link is not whole",
                                "Some mail programs break long links. Copy it from the letter as one line, or ask anew.",
                                AGAIN)
                        .answer(Response.NOT_FOUND, templates);
            case SignUpDesk.Confirmation.TooMany many ->
                new Notice("Not now", many.sentence()).answer(Response.TOO_MANY, templates);
        };
    }
}

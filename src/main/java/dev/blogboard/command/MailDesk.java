package dev.blogboard.command;

import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.Subscriptions;
import dev.blogboard.digest.DigestRun;
import dev.blogboard.digest.Preferences;
import dev.blogboard.digest.Readers;
import dev.blogboard.digest.Readers.Profile;
import dev.blogboard.digest.SignUpDesk;
import dev.blogboard.digest.SignUpDesk.Asker;
import dev.blogboard.digest.SignUpDesk.Confirmation;
import dev.blogboard.digest.WishReader;
import dev.blogboard.search.QuerySyntaxException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Answers what is about digests by mail. People see the mailboxes that they have signed up; the operator sees all. */
public final class MailDesk {
    private final SignUpDesk signUps;
    private final WishReader wishes;
    private final Readers readers;
    private final Subscriptions subscriptions;
    private final Supplier<DigestRun> digests;
    private final Preferences defaults;

    public MailDesk(
            SignUpDesk signUps,
            WishReader wishes,
            Readers readers,
            Subscriptions subscriptions,
            Supplier<DigestRun> digests,
            Preferences defaults) {
        this.signUps = signUps;
        this.wishes = wishes;
        this.readers = readers;
        this.subscriptions = subscriptions;
        this.digests = digests;
        this.defaults = defaults;
    }

    Reply answer(DigestAsk ask) throws QuerySyntaxException {
        try {
            return switch (ask) {
                case DigestAsk.Subscribe asked -> subscribe(asked);
                case DigestAsk.Confirm asked -> confirm(asked);
                case DigestAsk.Status asked -> status(asked.asker());
                case DigestAsk.Preview asked -> preview(asked.asker());
                case DigestAsk.Unsubscribe asked -> unsubscribe(asked);
            };
        } catch (IllegalArgumentException mistake) {
            return new Reply.Mistaken(String.valueOf(mistake.getMessage()));
        }
    }

    private Reply subscribe(DigestAsk.Subscribe asked) throws QuerySyntaxException {
        List<String> queries = asked.query().isBlank() ? followed(asked.asker()) : List.of(asked.query());
        if (queries.isEmpty()) {
            return new Reply.Mistaken(
                    "A digest of what? You follow nothing yet; say it with the query, such as kafka at" + " linkedin.");
        }
        WishReader.Typed typed = new WishReader.Typed(
                asked.mail(),
                queries,
                asked.every(),
                asked.days(),
                asked.hour(),
                asked.zone(),
                "",
                Preferences.Format.HTML);
        return switch (signUps.ask(wishes.read(typed), asked.asker())) {
            case SignUpDesk.Answer.TooMany many -> new Reply.Mistaken(many.sentence());
            case SignUpDesk.Answer.Asked letter ->
                new Reply.Told(
                        "Look into your mailbox",
                        List.of(
                                "If " + asked.mail().strip() + " can get mail from here, a letter is on its way to it."
                                        + " The digest starts when you follow its link, or send its code with /digest"
                                        + " confirm.",
                                "It is on: " + String.join("; ", queries)),
                        "");
        };
    }

    /** What a person follows for themselves. */
    private List<String> followed(Asker asker) {
        return subscriptions.of(Destination.parse(name(asker))).stream()
                .map(Subscription::query)
                .toList();
    }

    private static String name(Asker asker) {
        return switch (asker) {
            case Asker.Member member -> member.person();
            case Asker.Operator operator -> "terminal";
            case Asker.Visitor visitor -> throw new IllegalArgumentException("The pages ask in their own way.");
        };
    }

    private Reply confirm(DigestAsk.Confirm asked) {
        return switch (signUps.confirmByCode(asked.code(), asked.asker())) {
            case Confirmation.Done done ->
                new Reply.Told(
                        "Welcome",
                        List.of("The digest to "
                                + done.signUp().wish().mailbox().address()
                                + " is set up. When nothing is new, no mail comes; /digest status says why."),
                        "");
            case Confirmation.TooMany many -> new Reply.Mistaken(many.sentence());
            case Confirmation.Used used -> new Reply.Mistaken("That was confirmed already.");
            case Confirmation.Expired expired -> new Reply.Mistaken("That code is too old; ask anew.");
            case Confirmation.Unknown unknown ->
                new Reply.Mistaken("\"" + asked.code().strip() + "\" is no code that waits to be confirmed by you.");
        };
    }

    private Set<Destination.Mailbox> mailboxes(Asker asker) {
        return readers.ownedBy(name(asker), defaults).stream()
                .map(Profile::mailbox)
                .collect(Collectors.toSet());
    }

    private boolean isShown(Destination.Mailbox mailbox, Asker asker, Set<Destination.Mailbox> own) {
        return asker instanceof Asker.Operator || own.contains(mailbox);
    }

    private Reply status(Asker asker) {
        Set<Destination.Mailbox> own = mailboxes(asker);
        List<String> lines = digests.get().status().stream()
                .filter(one -> isShown(one.standing().reader().mailbox(), asker, own))
                .map(DigestWords::standing)
                .toList();
        return lines.isEmpty() ? nothing() : new Reply.Told("Digests", lines, "");
    }

    private static Reply nothing() {
        return new Reply.Told(
                "No digests", List.of("None comes to a mailbox of yours. /digest subscribe has one sent."), "");
    }

    private Reply preview(Asker asker) {
        Set<Destination.Mailbox> own = mailboxes(asker);
        return digests.get().preview(mailbox -> isShown(mailbox, asker, own)).stream()
                .findFirst()
                .<Reply>map(preview -> new Reply.Told(
                        preview.digest().isNothingNew()
                                ? "Nothing new so far"
                                : preview.rendered().subject(),
                        List.of("To " + preview.reader().mailbox().address()
                                + (preview.digest().isNothingNew()
                                        ? ": no mail would be sent if it were due now."
                                        : ", if it went out now:")),
                        preview.digest().isNothingNew()
                                ? ""
                                : preview.rendered().text()))
                .orElseGet(MailDesk::nothing);
    }

    private Reply unsubscribe(DigestAsk.Unsubscribe asked) {
        String mail = asked.mail().strip();
        List<Profile> meant = subscribed(asked.asker()).stream()
                .filter(profile -> mail.isEmpty() || profile.mailbox().address().equalsIgnoreCase(mail))
                .toList();
        if (meant.size() != 1) {
            return new Reply.Mistaken(
                    meant.isEmpty()
                            ? "You have no digest sent to " + (mail.isEmpty() ? "any mailbox" : "\"" + mail + "\"")
                                    + ". Each digest has a way to end it at its foot."
                            : "Digests go to several mailboxes; say to which no more are to come.");
        }
        readers.unsubscribe(meant.getFirst().id());
        return new Reply.Told(
                "You are unsubscribed",
                List.of("No more digests come to " + meant.getFirst().mailbox().address() + "."),
                "");
    }

    /** The operator can end those of others, who may write and ask for it. */
    private List<Profile> subscribed(Asker asker) {
        return asker instanceof Asker.Operator
                ? digests.get().status().stream()
                        .map(one -> one.standing().reader().mailbox())
                        .distinct()
                        .flatMap(mailbox -> readers.of(mailbox, defaults).stream())
                        .toList()
                : readers.ownedBy(name(asker), defaults);
    }
}

package dev.blogboard.digest;

import dev.blogboard.digest.SignUps.Due;
import dev.blogboard.digest.SignUps.SignUp;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes and sends the letters that are due, reminds once, and forgets what nobody confirms. */
public final class Letters {
    private static final int BATCH = 20;
    private static final Duration REMINDED_AFTER = Duration.ofDays(3);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(2);
    private static final Duration GIVE_UP = Duration.ofDays(2);
    private static final Duration COUNTED = Duration.ofDays(1);

    private final SignUps signUps;
    private final SignUpDesk desk;
    private final Tokens tokens;
    private final ReaderLinks links;
    private final Mailer mailer;
    private final Preferences defaults;
    private final InstantSource clock;

    public Letters(
            SignUps signUps,
            SignUpDesk desk,
            Tokens tokens,
            ReaderLinks links,
            Mailer mailer,
            Preferences defaults,
            InstantSource clock) {
        this.signUps = signUps;
        this.desk = desk;
        this.tokens = tokens;
        this.links = links;
        this.mailer = mailer;
        this.defaults = defaults;
        this.clock = clock;
    }

    /** Returns how many letters went out. */
    public int run() {
        Instant now = clock.instant();
        signUps.forget(now.minus(SignUpDesk.KEPT), now.minus(COUNTED));
        signUps.remind(now.minus(REMINDED_AFTER), now);
        int sent = 0;
        List<Due> claimed = signUps.claim(defaults, BATCH, now);
        while (!claimed.isEmpty()) {
            for (Due due : claimed) {
                sent += send(due) ? 1 : 0;
            }
            claimed = signUps.claim(defaults, BATCH, clock.instant());
        }
        return sent;
    }

    private boolean send(Due due) {
        return switch (mailer.send(letter(due))) {
            case Delivery.Accepted out -> {
                signUps.settle(due);
                yield true;
            }
            case Delivery.Later later -> again(due);
            case Delivery.InDoubt doubt -> again(due);
            case Delivery.Refused refused -> give(due);
            case Delivery.Undeliverable nobody -> give(due);
        };
    }

    private boolean again(Due due) {
        Instant now = clock.instant();
        if (Duration.between(due.written(), now).compareTo(GIVE_UP) >= 0) {
            return give(due);
        }
        signUps.postpone(due, now.plus(FIRST_WAIT.multipliedBy(1L << Math.min(due.attempts(), 7))));
        return false;
    }

    /** There is nobody there to confirm anything. */
    private boolean give(Due due) {
        signUps.settle(due);
        SignUp signUp = due.signUp();
        if (signUp != null) {
            signUps.remove(signUp);
        }
        return false;
    }

    private Letter letter(Due due) {
        SignUp signUp = due.signUp();
        return signUp == null ? link(due) : confirmation(due, signUp);
    }

    private Letter confirmation(Due due, SignUp signUp) {
        boolean again = due.kind() == SignUps.Kind.REMIND;
        Optional<URI> link = links.confirm(signUp);
        String often = signUp.wish().cadence().name().toLowerCase(java.util.Locale.ROOT);
        List<String> paragraphs = List.of(
                "Somebody, most likely you, asked for a " + often + " digest of what engineering blogs publish on:",
                link.isPresent()
                        ? "It starts when you press the button on the page behind this link."
                        : typeCode(signUp),
                (again ? "This is the only reminder. " : "")
                        + "If you did not ask, do nothing: no more mail comes, and the address is forgotten on the "
                        + "seventh day.");
        return new Letter(
                due.mailbox(),
                tokens.mark("letter", Long.toString(due.id())),
                returnToken(due),
                again ? "Still to confirm: your digest" : "Please confirm your digest",
                again ? "Still interested?" : link.isPresent() ? "One click to go" : "One code to go",
                paragraphs,
                signUp.wish().queries(),
                link.map(there -> new Letter.Button("Look and confirm", there)).orElse(null),
                link.isPresent() ? null : desk.code(signUp),
                "You get this once because " + due.mailbox().address() + " was given for a digest of Blogboard.");
    }

    private static String typeCode(SignUp signUp) {
        @Nullable String owner = signUp.owner();
        return owner == null
                ? "It starts when you type this code into the page where you asked for it:"
                : "It starts when you send the command /digest confirm with this code, where you asked for it:";
    }

    private Letter link(Due due) {
        return new Letter(
                due.mailbox(),
                tokens.mark("letter", Long.toString(due.id())),
                returnToken(due),
                "Your link to your digest’s preferences",
                "Here is your new link",
                List.of("It leads to when and what you get, and works for 30 days."),
                List.of(),
                links.preferences(due.reader())
                        .map(there -> new Letter.Button("Preferences", there))
                        .orElse(null),
                null,
                "You get this because a link of yours had expired and somebody asked for a new one.");
    }

    private String returnToken(Due due) {
        SignUp signUp = due.signUp();
        return tokens.sign(Tokens.Purpose.LETTER_BOUNCE, signUp == null ? 0 : signUp.id(), null);
    }
}

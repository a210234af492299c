package dev.blogboard.mail;

import dev.blogboard.digest.Delivery;
import java.util.regex.Pattern;

/**
 * What a server answered to a step of handing a message over (RFC 5321, 4.2), or that it did not.
 *
 * @param code its answer; {@value #SILENCE} when there was none
 * @param text its words, with the code before them and on one line; or why there was no answer
 */
record SmtpAnswer(Step step, int code, String text) {
    static final int SILENCE = -1;

    private static final int CLOSING = 421;
    /** Of answers with an enhanced status (RFC 3463), those that tell of the address: 5.1.x and 5.2.x. */
    private static final Pattern ABOUT_ADDRESS = Pattern.compile("5\\d\\d 5\\.[12]\\.\\d+.*");

    private static final Pattern ENHANCED = Pattern.compile("\\d{3} [245]\\.\\d+\\.\\d+.*");

    /** The steps of a message, in their order. */
    enum Step {
        MAIL(2),
        RCPT(2),
        DATA(3),
        /** While the message goes out; it has no answer of its own. */
        CONTENT(0),
        /** All of it is out, with the dot that ends it: it may have arrived. */
        END(2);

        private final int yes;

        Step(int yes) {
            this.yes = yes;
        }
    }

    boolean isYes() {
        return code != SILENCE && code / 100 == step.yes;
    }

    /** Whether the connection is of no further use. */
    boolean endsConnection() {
        return code == SILENCE || code == CLOSING;
    }

    /** Whether the connection ended before anything of the message went over it. */
    boolean isNothingSaid() {
        return endsConnection() && step.compareTo(Step.CONTENT) < 0;
    }

    Delivery delivery() {
        if (code == SILENCE) {
            return step == Step.END
                    ? new Delivery.InDoubt("The connection broke before the mail server's answer. " + text)
                    : new Delivery.Later("The mail server did not answer. " + text);
        }
        if (isYes()) {
            return new Delivery.Accepted();
        }
        if (code < 500 || step == Step.MAIL) {
            // What it has against the sender or the session is for the operator to put right.
            return new Delivery.Later(text);
        }
        return step == Step.RCPT && isAboutAddress() ? new Delivery.Undeliverable(text) : new Delivery.Refused(text);
    }

    private boolean isAboutAddress() {
        return ENHANCED.matcher(text).matches()
                ? ABOUT_ADDRESS.matcher(text).matches()
                : code == 550 || code == 551 || code == 553;
    }
}

package dev.blogboard.mail;

import dev.blogboard.digest.Delivery;
import jakarta.mail.MessagingException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What a server said when it did not take a message (RFC 5321, 4.2).
 *
 * @param command the command that it answered; empty when that is not known
 * @param code its answer; -1 when there was none
 */
record SmtpFault(String command, int code, String message) {
    private static final int CLOSING = 421;
    /** Of answers with an enhanced status (RFC 3463), those that tell of the address: 5.1.x and 5.2.x. */
    private static final Pattern ABOUT_ADDRESS = Pattern.compile("(?s)5\\d\\d[ -]5\\.[12]\\.\\d+.*");

    private static final Pattern ENHANCED = Pattern.compile("(?s)\\d{3}[ -][245]\\.\\d+\\.\\d+.*");

    static SmtpFault of(MessagingException fault) {
        @Nullable Exception next = fault;
        SmtpFault found = new SmtpFault("", -1, oneLine(fault));
        while (next != null) {
            if (next instanceof SMTPAddressFailedException address) {
                return new SmtpFault("RCPT", address.getReturnCode(), oneLine(address));
            }
            if (next instanceof SMTPSendFailedException failed && found.command.isEmpty()) {
                found = new SmtpFault(
                        failed.getCommand().toUpperCase(Locale.ROOT), failed.getReturnCode(), oneLine(failed));
            }
            next = next instanceof MessagingException chained ? chained.getNextException() : null;
        }
        return found;
    }

    private static String oneLine(Exception fault) {
        return String.valueOf(fault.getMessage()).strip().replaceAll("\\s+", " ");
    }

    boolean isSilence() {
        return code == -1 || code == CLOSING;
    }

    boolean endsConnection() {
        return isSilence();
    }

    /** @param begun whether the message's data had begun to flow */
    Delivery delivery(boolean begun) {
        if (code == -1) {
            return begun
                    ? new Delivery.InDoubt("The connection broke before the mail server's answer. " + message)
                    : new Delivery.Later("The mail server did not answer. " + message);
        }
        if (code < 500 || command.startsWith("MAIL")) {
            // What it has against the sender or the session is for the operator to put right.
            return new Delivery.Later(message);
        }
        return command.startsWith("RCPT") && isAboutAddress()
                ? new Delivery.Undeliverable(message)
                : new Delivery.Refused(message);
    }

    private boolean isAboutAddress() {
        return ENHANCED.matcher(message).matches()
                ? ABOUT_ADDRESS.matcher(message).matches()
                : code == 550 || code == 551 || code == 553;
    }
}

package dev.blogboard.mail;

import dev.blogboard.digest.Delivery;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server, over one connection that is kept from message to message. SMTP cannot promise that a message arrives
 * exactly once: when the connection breaks after the data and before the answer, only the recipient's mailbox knows.
 */
final class SmtpRelay implements Relay {
    /** A connection that lay still for longer is asked whether it lives before it is used. */
    private static final Duration SURELY_ALIVE = Duration.ofSeconds(10);

    private final String host;
    private final MailSettings settings;
    private final SSLSocketFactory tls;
    private final InstantSource clock;
    private final ReentrantLock sending = new ReentrantLock();
    private @Nullable SmtpConnection connection;
    private Instant lastUsed = Instant.MIN;

    SmtpRelay(String host, MailSettings settings, SSLSocketFactory tls, InstantSource clock) {
        this.host = host;
        this.settings = settings;
        this.tls = tls;
        this.clock = clock;
    }

    @Override
    public Delivery hand(OutgoingMail mail) {
        sending.lock();
        try {
            boolean reused = connection != null;
            SmtpAnswer answer = send(mail);
            // The server may have ended the kept connection; nothing was handed over then, and a new one can tell.
            return (reused && answer.isNothingSaid() ? send(mail) : answer).delivery();
        } catch (AuthenticationFailedException fault) {
            return new Delivery.Later("The mail server " + host + " does not accept the user name and password.");
        } catch (MessagingException fault) {
            return new Delivery.Later("The mail server " + host + " cannot be used: " + fault.getMessage());
        } finally {
            sending.unlock();
        }
    }

    private SmtpAnswer send(OutgoingMail mail) throws MessagingException {
        SmtpConnection open = connected();
        SmtpAnswer answer = open.send(mail);
        lastUsed = clock.instant();
        if (!open.isUsable()) {
            disconnect();
        }
        return answer;
    }

    private SmtpConnection connected() throws MessagingException {
        SmtpConnection kept = connection;
        if (kept != null && (lastUsed.plus(SURELY_ALIVE).isAfter(clock.instant()) || kept.isAlive())) {
            return kept;
        }
        disconnect();
        SmtpConnection fresh = SmtpConnection.open(host, settings, tls);
        connection = fresh;
        return fresh;
    }

    private void disconnect() {
        SmtpConnection kept = connection;
        connection = null;
        if (kept != null) {
            kept.close();
        }
    }

    @Override
    public void close() {
        sending.lock();
        try {
            disconnect();
        } finally {
            sending.unlock();
        }
    }
}

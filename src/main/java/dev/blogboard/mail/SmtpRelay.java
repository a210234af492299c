package dev.blogboard.mail;

import dev.blogboard.digest.Delivery;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPMessage;
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
    private final Session session;
    private final InstantSource clock;
    private final ReentrantLock sending = new ReentrantLock();
    private @Nullable Transport connection;
    private Instant lastUsed = Instant.MIN;

    SmtpRelay(String host, MailSettings settings, SSLSocketFactory tls, InstantSource clock) {
        this.host = host;
        this.settings = settings;
        this.session = Session.getInstance(SmtpProperties.of(settings, tls));
        this.clock = clock;
    }

    @Override
    public Delivery hand(OutgoingMail mail) {
        sending.lock();
        try {
            boolean reused = connection != null;
            Attempt attempt = attempt(mail);
            // The server may have ended the kept connection; nothing was handed over then, and a new one can tell.
            return reused && attempt.nothingSaid() ? attempt(mail).result() : attempt.result();
        } finally {
            sending.unlock();
        }
    }

    /**
     * What came of one attempt.
     *
     * @param nothingSaid whether the connection ended before the server said anything of this message
     */
    private record Attempt(Delivery result, boolean nothingSaid) {}

    private Attempt attempt(OutgoingMail mail) {
        Transport open;
        try {
            open = connected();
        } catch (AuthenticationFailedException fault) {
            return new Attempt(
                    new Delivery.Later("The mail server " + host + " does not accept the user name and password."),
                    false);
        } catch (MessagingException fault) {
            return new Attempt(
                    new Delivery.Later("The mail server " + host + " cannot be used: " + fault.getMessage()), false);
        }
        FinishedMessage message = new FinishedMessage(session, mail);
        try {
            open.sendMessage(message, new InternetAddress[] {new InternetAddress(mail.recipient())});
            lastUsed = clock.instant();
            return new Attempt(new Delivery.Accepted(), false);
        } catch (AddressException fault) {
            return new Attempt(new Delivery.Undeliverable(String.valueOf(fault.getMessage())), false);
        } catch (MessagingException fault) {
            SmtpFault said = SmtpFault.of(fault);
            if (said.endsConnection()) {
                disconnect();
            }
            return new Attempt(said.delivery(message.begun), said.isSilence() && !message.begun);
        }
    }

    private Transport connected() throws MessagingException {
        Transport kept = connection;
        if (kept != null && (lastUsed.plus(SURELY_ALIVE).isAfter(clock.instant()) || kept.isConnected())) {
            return kept;
        }
        disconnect();
        Transport fresh = transport();
        fresh.connect(host, settings.port(), settings.username(), settings.password());
        connection = fresh;
        lastUsed = clock.instant();
        return fresh;
    }

    private Transport transport() {
        try {
            return session.getTransport("smtp");
        } catch (NoSuchProviderException impossible) {
            throw new IllegalStateException("Jakarta Mail came without SMTP.", impossible);
        }
    }

    private void disconnect() {
        Transport kept = connection;
        connection = null;
        if (kept != null) {
            try {
                kept.close();
            } catch (MessagingException alreadyGone) {
                System.getLogger(SmtpRelay.class.getName())
                        .log(System.Logger.Level.DEBUG, "The connection to {0} had ended already.", host);
            }
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

    /** Bytes as they are: rendering and signing are done, and encoding them again would break the signature. */
    private static final class FinishedMessage extends SMTPMessage {
        private final byte[] bytes;
        private boolean begun;

        FinishedMessage(Session session, OutgoingMail mail) {
            super(session);
            bytes = mail.message();
            setEnvelopeFrom(mail.sender());
        }

        @Override
        public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException {
            begun = true;
            out.write(bytes);
        }
    }
}

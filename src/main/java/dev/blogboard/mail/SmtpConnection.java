package dev.blogboard.mail;

import dev.blogboard.mail.SmtpAnswer.Step;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * A connection that Angus Mail opened, encrypted and logged in; messages are handed over here. Where the server offers
 * PIPELINING (RFC 2920), MAIL, RCPT and DATA are sent at once, which spares two of four waits for an answer. For one
 * thread at a time.
 */
final class SmtpConnection implements AutoCloseable {
    private static final List<Step> ENVELOPE = List.of(Step.MAIL, Step.RCPT, Step.DATA);
    /** RFC 5321, 4.5.3.1.5 allows lines of 512, and not how many there are. */
    private static final int LONGEST_ANSWER = 4_000;

    private static final Pattern ANSWER = Pattern.compile("[2-5]\\d\\d([ -].*)?");
    /** RFC 2034. */
    private static final Pattern STATUS = Pattern.compile("^[245]\\.\\d+\\.\\d+ +");

    private final SMTPTransport transport;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final boolean pipelining;
    private Step reached = Step.MAIL;
    private boolean usable = true;

    private SmtpConnection(SMTPTransport transport, Socket socket) throws IOException {
        this.transport = transport;
        this.socket = socket;
        socket.setSoTimeout((int) SmtpProperties.PATIENCE.toMillis());
        in = new BufferedInputStream(socket.getInputStream());
        out = new WatchedOutput(socket, SmtpProperties.PATIENCE);
        pipelining = transport.supportsExtension("PIPELINING");
    }

    /** @throws MessagingException when there is no server, or it does not let us in */
    static SmtpConnection open(String host, MailSettings settings, SSLSocketFactory tls) throws MessagingException {
        // Angus Mail keeps its socket to itself: it is the last that it had made, the encrypted one where there is one.
        AtomicReference<@Nullable Socket> last = new AtomicReference<>();
        SMTPTransport transport = transport(Session.getInstance(SmtpProperties.of(settings, tls, last::set)));
        transport.connect(host, settings.port(), settings.username(), settings.password());
        Socket socket = last.get();
        if (socket == null) {
            throw new IllegalStateException("Angus Mail made a socket of its own.");
        }
        try {
            return new SmtpConnection(transport, socket);
        } catch (IOException fault) {
            transport.close();
            throw new MessagingException("The connection broke.", fault);
        }
    }

    private static SMTPTransport transport(Session session) {
        try {
            return (SMTPTransport) session.getTransport("smtp");
        } catch (NoSuchProviderException impossible) {
            throw new IllegalStateException("Jakarta Mail came without SMTP.", impossible);
        }
    }

    /** Asks the server whether it is still there. */
    boolean isAlive() {
        return usable && transport.isConnected();
    }

    /** Whether another message can go over it. */
    boolean isUsable() {
        return usable;
    }

    /** Hands a message over. What comes back is the answer that decided about it. */
    SmtpAnswer send(OutgoingMail mail) {
        reached = Step.MAIL;
        try {
            SmtpAnswer answer = envelope(mail);
            if (answer.isYes()) {
                answer = content(mail.message());
            }
            usable &= !answer.endsConnection();
            return answer;
        } catch (IOException fault) {
            usable = false;
            return new SmtpAnswer(reached, SmtpAnswer.SILENCE, String.valueOf(fault.getMessage()));
        }
    }

    private SmtpAnswer envelope(OutgoingMail mail) throws IOException {
        if (pipelining) {
            write(ENVELOPE.stream().map(step -> command(step, mail)).collect(Collectors.joining()));
        }
        SmtpAnswer answer = null;
        for (Step step : ENVELOPE) {
            reached = step;
            if (!pipelining) {
                write(command(step, mail));
            }
            answer = answer(step);
            if (!answer.isYes()) {
                takeBack(answer);
                break;
            }
        }
        return Objects.requireNonNull(answer);
    }

    private static String command(Step step, OutgoingMail mail) {
        return switch (step) {
            case MAIL -> "MAIL FROM:<" + mail.sender() + ">\r\n";
            case RCPT -> "RCPT TO:<" + mail.recipient() + ">\r\n";
            case DATA -> "DATA\r\n";
            case CONTENT, END -> throw new IllegalArgumentException(step + " is not of the envelope.");
        };
    }

    /**
     * After a refusal, hears the answers to what was sent with it, and leaves the connection as if no message had been
     * begun.
     */
    private void takeBack(SmtpAnswer refusal) {
        if (refusal.endsConnection()) {
            return;
        }
        try {
            boolean awaitsContent = false;
            for (Step step : ENVELOPE) {
                if (pipelining && step.compareTo(refusal.step()) > 0) {
                    awaitsContent = answer(step).isYes();
                }
            }
            if (awaitsContent && refusal.step() == Step.RCPT) {
                // RFC 2920, 3.1: a server may say yes to DATA though it has nobody to send to.
                write(".\r\n");
                answer(Step.END);
            } else if (awaitsContent) {
                throw new IOException("It goes on without a sender, and might take whatever comes now for a message.");
            }
            write("RSET\r\n");
            usable = answer(Step.MAIL).isYes();
        } catch (IOException broken) {
            usable = false;
        }
    }

    /** A write that fails has not taken its last byte, which is of the dot that ends the message. */
    private SmtpAnswer content(byte[] message) throws IOException {
        reached = Step.CONTENT;
        out.write(DotStuffing.of(message));
        reached = Step.END;
        return answer(Step.END);
    }

    private void write(String commands) throws IOException {
        out.write(commands.getBytes(StandardCharsets.US_ASCII));
    }

    /** Each line of several repeats the code and the status before its words. */
    private SmtpAnswer answer(Step step) throws IOException {
        StringBuilder text = new StringBuilder();
        String line;
        do {
            line = line();
            if (!ANSWER.matcher(line).matches() || text.length() > LONGEST_ANSWER) {
                throw new IOException("What it said is no answer in SMTP.");
            }
            String words = line.substring(Math.min(line.length(), 4));
            text.append(text.isEmpty() ? line.substring(0, 3) : "").append(' ');
            text.append(text.length() > 4 ? STATUS.matcher(words).replaceFirst("") : words);
        } while (line.startsWith("-", 3));
        return new SmtpAnswer(step, Integer.parseInt(line, 0, 3, 10), text.toString());
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(100);
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read == -1) {
                throw new EOFException("It ended the connection.");
            }
            line.write(read);
            if (line.size() > LONGEST_ANSWER) {
                throw new IOException("It does not come to the end of its answer.");
            }
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    /** Says goodbye where there is somebody to say it to. */
    @Override
    public void close() {
        try (out) {
            if (!usable) {
                socket.close();
            }
            transport.close();
        } catch (MessagingException | IOException alreadyGone) {
            System.getLogger(SmtpConnection.class.getName())
                    .log(System.Logger.Level.DEBUG, "The connection to {0} had ended already.", transport.getURLName());
        }
    }
}

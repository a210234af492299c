package dev.blogboard.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server on a free port of the loopback address that answers as it is told, and remembers what it took. It is
 * fast and keeps no bodies, so that thousands of messages can be sent to it.
 */
public final class ScriptedSmtp implements AutoCloseable {
    /** What to answer. */
    public interface Script {
        /**
         * The answer to a line of the client; empty for the usual one.
         *
         * @param command a line such as {@code RCPT TO:<ada@example.org>}; {@code CONNECT} and {@code CONTENT} when nothing
         *     has been read yet of a connection or of a message's data; {@code .} for the end of the data
         */
        Optional<String> answer(String command);
    }

    /** As an answer: hangs up instead. */
    public static final String HANG_UP = "";

    /** A message that was taken, with the last two of its envelope and its Message-ID. */
    public record Received(String sender, String recipient, String id) {}

    /** Whether the server speaks TLS. */
    public enum Tls {
        NO,
        FROM_THE_START,
        AFTER_A_COMMAND
    }

    private final ServerSocket server;
    private final Script script;
    private final Tls tls;
    private final SSLSocketFactory secure;
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    public ScriptedSmtp(Script script) throws IOException {
        this(script, Tls.NO, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** @param secure makes the server's sockets */
    public ScriptedSmtp(Script script, Tls tls, SSLSocketFactory secure) throws IOException {
        this.script = script;
        this.tls = tls;
        this.secure = secure;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Those taken, in order; a message that was taken may not have been answered. */
    public List<Received> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    /** How many were taken. */
    public int count() {
        return taken.get();
    }

    public int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(client));
            }
        } catch (SocketException closed) {
            // The test is over.
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void talk(Socket client) {
        try (client;
                Socket socket = tls == Tls.FROM_THE_START ? secured(client) : client) {
            client.setTcpNoDelay(true);
            if (say(socket.getOutputStream(), script.answer("CONNECT").orElse("220 sink.example"))) {
                converse(socket, tls == Tls.AFTER_A_COMMAND);
            }
        } catch (IOException gone) {
            // So does a client that is killed.
        }
    }

    private Socket secured(Socket client) throws IOException {
        SSLSocket socket = (SSLSocket) secure.createSocket(client, null, client.getPort(), false);
        socket.setUseClientMode(false);
        return socket;
    }

    private void converse(Socket socket, boolean offersTls) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            OutputStream out = socket.getOutputStream();
            Transaction open = new Transaction();
            boolean goesOn = true;
            while (goesOn) {
                String line = lines.readLine();
                if (line == null) {
                    return;
                }
                String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                if (offersTls && verb.equals("STARTTLS")) {
                    say(out, "220 2.0.0 go on");
                    converse(secured(socket), false);
                    return;
                }
                String answer = script.answer(line).orElse(usual(verb, offersTls, open));
                open.take(verb, line, answer.startsWith("2"));
                goesOn = say(out, answer) && !verb.equals("QUIT");
                if (verb.equals("DATA") && answer.startsWith("354")) {
                    goesOn = content(lines, out, open);
                    open = new Transaction();
                }
            }
        }
    }

    /** Who has been named so far, and was accepted; empty for nobody. */
    private static final class Transaction {
        private String sender = "";
        private String recipient = "";

        void take(String verb, String line, boolean accepted) {
            if (verb.equals("RSET")) {
                sender = "";
                recipient = "";
            } else if (verb.equals("MAIL") && accepted) {
                sender = address(line);
            } else if (verb.equals("RCPT") && accepted) {
                recipient = address(line);
            }
        }
    }

    private static String usual(String verb, boolean offersTls, Transaction open) {
        return switch (verb) {
            case "MAIL" -> open.sender.isEmpty() ? "250 2.1.0 fine" : "503 5.5.1 nested MAIL";
            case "RCPT" -> open.sender.isEmpty() ? "503 5.5.1 need MAIL" : "250 2.1.5 fine";
            case "DATA" -> open.recipient.isEmpty() ? "554 5.5.1 no valid recipients" : "354 go on";
            case "QUIT" -> "221 2.0.0 bye";
            case "EHLO" -> "250-sink.example\r\n250-PIPELINING\r\n250 " + (offersTls ? "STARTTLS" : "8BITMIME");
            case "STARTTLS" -> "502 5.5.1 no such command";
            default -> "250 2.0.0 fine";
        };
    }

    /** Returns false where it hung up, or the client did. */
    private boolean content(BufferedReader lines, OutputStream out, Transaction open) throws IOException {
        if (script.answer("CONTENT").equals(Optional.of(HANG_UP))) {
            return false;
        }
        String id = data(lines);
        if (id == null) {
            return false;
        }
        String end = script.answer(".")
                .orElse(open.recipient.isEmpty() ? "554 5.5.1 no valid recipients" : "250 2.0.0 taken");
        if (end.startsWith("250") || end.equals(HANG_UP)) {
            received.add(new Received(open.sender, open.recipient, id));
            taken.incrementAndGet();
        }
        return say(out, end);
    }

    /** Returns false where it hung up. */
    private static boolean say(OutputStream out, String answer) throws IOException {
        out.write(
                (answer + "\r\n").getBytes(StandardCharsets.US_ASCII),
                0,
                answer.equals(HANG_UP) ? 0 : answer.length() + 2);
        out.flush();
        return !answer.equals(HANG_UP);
    }

    private static String address(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    /** The Message-ID of what comes; nothing where the client is gone before the end. */
    private static @Nullable String data(BufferedReader lines) throws IOException {
        String id = "";
        String line = lines.readLine();
        while (line != null && !line.equals(".")) {
            if (line.startsWith("Message-ID: ")) {
                id = line.substring("Message-ID: ".length());
            }
            line = lines.readLine();
        }
        return line == null ? null : id;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

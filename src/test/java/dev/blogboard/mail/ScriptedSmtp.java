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
         * @param command a line such as {@code RCPT TO:<ada@example.org>}; {@code .} for the end of the data
         */
        Optional<String> answer(String command);
    }

    /** As an answer: hangs up instead. */
    public static final String HANG_UP = "";

    /** A message that was taken, with the last two of its envelope and its Message-ID. */
    public record Received(String sender, String recipient, String id) {}

    private final ServerSocket server;
    private final Script script;
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    public ScriptedSmtp(Script script) throws IOException {
        this.script = script;
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
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            client.setTcpNoDelay(true);
            OutputStream out = client.getOutputStream();
            boolean goesOn = say(out, script.answer("CONNECT").orElse("220 sink.example"));
            String sender = "";
            String recipient = "";
            while (goesOn) {
                String line = lines.readLine();
                if (line == null) {
                    return;
                }
                String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                if (verb.equals("MAIL")) {
                    sender = address(line);
                } else if (verb.equals("RCPT")) {
                    recipient = address(line);
                }
                String answer = script.answer(line).orElse(usual(verb));
                goesOn = say(out, answer) && !verb.equals("QUIT");
                if (verb.equals("DATA") && answer.startsWith("354")) {
                    String id = data(lines);
                    if (id == null) {
                        return;
                    }
                    String end = script.answer(".").orElse("250 2.0.0 taken");
                    if (end.startsWith("250") || end.equals(HANG_UP)) {
                        received.add(new Received(sender, recipient, id));
                        taken.incrementAndGet();
                    }
                    goesOn = say(out, end);
                }
            }
        } catch (IOException gone) {
            // So does a client that is killed.
        }
    }

    private static String usual(String verb) {
        return switch (verb) {
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 2.0.0 bye";
            case "EHLO" -> "250-sink.example\r\n250 8BITMIME";
            default -> "250 2.0.0 fine";
        };
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

package dev.blogboard.bench;

import dev.blogboard.mail.SendBench;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends messages of 43 kB to a real SMTP server that throws them away (Postfix's smtp-sink), three ways in one run: over a
 * new connection for each message, over a connection that Angus Mail keeps by itself, and as digests are sent. Run by
 * {@code mvn -Pbench verify}; skipped where smtp-sink is not installed.
 */
public final class MailBench {
    private static final List<Path> PLACES = List.of(Path.of("/usr/sbin/smtp-sink"), Path.of("/usr/bin/smtp-sink"));

    private MailBench() {}

    public static void main(String[] arguments) throws Exception {
        Path sink = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
        if (sink == null) {
            System.out.println("mail: skipped, there is no smtp-sink here (Debian's package postfix has it)");
            return;
        }
        int port = freePort();
        Process server = new ProcessBuilder(sink.toString(), "-u", "nobody", "127.0.0.1:" + port, "128")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            TimeUnit.MILLISECONDS.sleep(500);
            SendBench.run(port, server.toHandle());
        } finally {
            server.destroy();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

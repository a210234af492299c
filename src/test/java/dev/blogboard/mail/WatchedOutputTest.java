package dev.blogboard.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchedOutputTest {
    /** More than the buffers between here and there hold. */
    private static final byte[] MUCH = new byte[20_000_000];

    @Test
    void a_peer_that_takes_nothing_more_is_left() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket idle = server.accept();
                OutputStream out = new WatchedOutput(socket, Duration.ofMillis(200))) {
            assertThrows(IOException.class, () -> out.write(MUCH));
            assertTrue(socket.isClosed() && !idle.isClosed());
        }
    }

    @Test
    void one_that_takes_all_gets_all() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket reader = server.accept()) {
            Thread writer = Thread.ofVirtual().start(() -> {
                try (OutputStream out = new WatchedOutput(socket, Duration.ofSeconds(30))) {
                    out.write(MUCH);
                } catch (IOException fault) {
                    throw new IllegalStateException(fault);
                }
            });
            try (InputStream in = reader.getInputStream()) {
                assertEquals(MUCH.length, in.readAllBytes().length);
            }
            writer.join();
        }
    }
}

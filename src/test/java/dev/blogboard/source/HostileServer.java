package dev.blogboard.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

/**
 * A server on the loopback address that does whatever a server can do to harm us. On bare sockets, since a decent HTTP
 * server would refuse to.
 */
final class HostileServer implements AutoCloseable {
    private static final byte[] MEGABYTE = "x".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BOMB = bomb();

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong sent = new AtomicLong();

    HostileServer() throws IOException {
        socket = new ServerSocket();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        threads.execute(this::accept);
    }

    String url(String path) {
        return url("127.0.0.1", path);
    }

    String url(String host, String path) {
        return "http://" + host + ":" + socket.getLocalPort() + path;
    }

    /** How many bytes of bodies it got rid of, to all clients. */
    long sent() {
        return sent.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String path = path(client);
            OutputStream out = client.getOutputStream();
            switch (path) {
                case "/endless" -> endless(out);
                case "/bomb" -> document(out, "application/xml\r\nContent-Encoding: gzip", BOMB);
                case "/drip" -> drip(out);
                case "/silence" -> Thread.sleep(60_000);
                case "/loop" -> redirect(out, "/loop2");
                case "/loop2" -> redirect(out, "/loop");
                case "/private" -> redirect(out, "http://10.0.0.1/feed");
                case "/metadata" -> redirect(out, "http://169.254.169.254/latest/meta-data/");
                case "/mapped" -> redirect(out, "http://[::ffff:10.0.0.1]/feed");
                case "/file" -> redirect(out, "file:///etc/passwd");
                case "/picture" -> document(out, "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
                case "/page" -> document(out, "text/html", bytes("<!doctype html><title>Hello</title><p>A page"));
                case "/line" -> document(out, "application/xml", bytes("<rss><channel>" + "a".repeat(9_900_000)));
                case "/long-line" -> document(out, "application/xml", bytes("<rss>" + "a".repeat(11_000_000)));
                case "/again" -> redirect(out, url("rebinding.example", "/page"));
                case "/laughs" -> document(out, "application/xml", bytes(laughs()));
                case "/external" -> document(out, "application/xml", bytes(external()));
                case "/header" -> header(out);
                case "/garbage" -> document(out, "application/xml\r\nContent-Encoding: gzip", bytes("not gzip at all"));
                case "/short" -> write(out, bytes("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss>"));
                case "/nothing" -> out.flush();
                case "/ssh" -> write(out, bytes("SSH-2.0-OpenSSH_9.6\r\n"));
                default -> redirect(out, path + "+"); // each hop another one
            }
        } catch (IOException | InterruptedException leave) {
            // The client had enough, as it should.
        }
    }

    private static String path(Socket client) throws IOException {
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            int letter = client.getInputStream().read();
            if (letter < 0) {
                throw new IOException("no request");
            }
            request.append((char) letter);
        }
        return request.substring(request.indexOf(" ") + 1, request.indexOf(" HTTP"));
    }

    private void endless(OutputStream out) throws IOException {
        out.write(bytes("HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n\r\n<rss><channel>"));
        while (true) {
            write(out, MEGABYTE);
        }
    }

    private void drip(OutputStream out) throws IOException, InterruptedException {
        out.write(bytes("HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n\r\n<rss>"));
        while (true) {
            write(out, bytes(" "));
            Thread.sleep(50);
        }
    }

    private void header(OutputStream out) throws IOException {
        write(out, bytes("HTTP/1.1 200 OK\r\n"));
        while (true) {
            write(out, bytes("X-Filler: " + "x".repeat(1_000) + "\r\n"));
        }
    }

    private static void redirect(OutputStream out, String location) throws IOException {
        out.write(bytes(
                "HTTP/1.1 302 Found\r\nConnection: close\r\nContent-Length: 0\r\nLocation: " + location + "\r\n\r\n"));
    }

    private void document(OutputStream out, String type, byte[] body) throws IOException {
        out.write(bytes("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.length + "\r\n\r\n"));
        write(out, body);
    }

    private void write(OutputStream out, byte[] body) throws IOException {
        out.write(body);
        sent.addAndGet(body.length);
    }

    private static byte[] bomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int megabyte = 0; megabyte < 200; megabyte++) {
                gzip.write(MEGABYTE);
            }
            gzip.finish();
            return packed.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String laughs() {
        StringBuilder document = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY l0 \"ha\">");
        for (int level = 1; level < 10; level++) {
            document.append("<!ENTITY l").append(level).append(" \"").append(("&l" + (level - 1) + ";").repeat(10));
            document.append("\">");
        }
        return document + "]><lolz>&l9;</lolz>";
    }

    private static String external() {
        return "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>"
                + "<lolz>&secret;</lolz>";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}

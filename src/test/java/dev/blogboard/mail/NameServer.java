package dev.blogboard.mail;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** A name server on a free port of the loopback address that knows some TXT records and no other names (RFC 1035). */
final class NameServer implements AutoCloseable {
    private static final int HEADER = 12;
    private static final int ANSWER_NO_SUCH_NAME = 0x8183;
    private static final int ANSWER = 0x8180;
    private static final int TXT = 16;
    private static final int INTERNET = 1;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final Map<String, String> records;

    NameServer(Map<String, String> records) throws SocketException {
        this.records = records;
        Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "dns://127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
        try {
            while (true) {
                DatagramPacket question = new DatagramPacket(new byte[512], 512);
                socket.receive(question);
                byte[] answer = answer(question.getData(), question.getLength());
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            }
        } catch (SocketException closed) {
            // The test is over.
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private byte[] answer(byte[] question, int length) throws IOException {
        String record = records.get(name(question));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(question, 0, 2);
        out.writeShort(record == null ? ANSWER_NO_SUCH_NAME : ANSWER);
        out.writeShort(1);
        out.writeShort(record == null ? 0 : 1);
        out.writeInt(0);
        out.write(question, HEADER, length - HEADER);
        if (record != null) {
            out.writeShort(0xC000 | HEADER);
            out.writeShort(TXT);
            out.writeShort(INTERNET);
            out.writeInt(60);
            byte[] text = strings(record);
            out.writeShort(text.length);
            out.write(text);
        }
        return bytes.toByteArray();
    }

    private static String name(byte[] question) {
        StringBuilder name = new StringBuilder();
        int at = HEADER;
        while (question[at] != 0) {
            name.append(name.isEmpty() ? "" : ".")
                    .append(new String(question, at + 1, question[at], StandardCharsets.US_ASCII));
            at += question[at] + 1;
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }

    /** Strings of a TXT record have up to 255 bytes; a longer text is several, as long keys are published. */
    private static byte[] strings(String record) {
        ByteArrayOutputStream strings = new ByteArrayOutputStream();
        for (int start = 0; start < record.length(); start += 100) {
            byte[] part = record.substring(start, Math.min(record.length(), start + 100))
                    .getBytes(StandardCharsets.US_ASCII);
            strings.write(part.length);
            strings.writeBytes(part);
        }
        return strings.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}

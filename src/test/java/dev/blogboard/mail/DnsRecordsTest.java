package dev.blogboard.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.blogboard.mail.DnsRecords.Finding;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DnsRecordsTest {
    @TempDir
    Path directory;

    private MailSettings settings(KeyPair key) throws Exception {
        Path file = directory.resolve("key.pem");
        Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(key.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        return new MailSettings(
                "mx.blogboard.example",
                25,
                MailSettings.Tls.STARTTLS,
                null,
                null,
                "Blogboard <digest@blogboard.example>",
                "bounces@blogboard.example",
                true,
                directory,
                MailSettings.Limits.USUAL,
                List.of(new MailSettings.DkimSettings("blogboard.example", "e1", file)));
    }

    private static KeyPair key() throws Exception {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private static List<Finding> examine(MailSettings settings, NameServer server) {
        return new DnsRecords(name -> DnsRecords.ask(name, server.url())).examine(settings);
    }

    @Test
    void what_is_published_is_found_and_what_is_not_is_to_be_published() throws Exception {
        MailSettings settings = settings(key());
        try (NameServer server = new NameServer(Map.of())) {
            List<Finding> findings = examine(settings, server);
            assertEquals(
                    List.of("blogboard.example", "e1._domainkey.blogboard.example", "_dmarc.blogboard.example"),
                    findings.stream().map(Finding::name).toList());
            findings.forEach(finding -> assertEquals("not published", finding.problem()));
            assertEquals(
                    "v=spf1 a:mx.blogboard.example ~all", findings.getFirst().record());
            Map<String, String> published = Map.of(
                    findings.get(0).name(), findings.get(0).record(),
                    findings.get(1).name(), findings.get(1).record(),
                    findings.get(2).name(), "v=DMARC1; p=reject");
            try (NameServer other = new NameServer(published)) {
                examine(settings, other).forEach(finding -> assertEquals(null, finding.problem()));
            }
        }
    }

    @Test
    void another_key_than_ours_is_told_of() throws Exception {
        MailSettings settings = settings(key());
        String other = DkimKey.record(key().getPrivate());
        try (NameServer server = new NameServer(Map.of("e1._domainkey.blogboard.example", other))) {
            String problem = String.valueOf(examine(settings, server).get(1).problem());
            assertTrue(problem.contains("published is only") && problem.contains(other), problem);
        }
    }

    @Test
    void where_nobody_answers_that_is_said() throws Exception {
        int deaf;
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            deaf = socket.getLocalPort();
        }
        List<Finding> findings =
                new DnsRecords(name -> DnsRecords.ask(name, "dns://127.0.0.1:" + deaf)).examine(settings(key()));
        assertEquals(3, findings.size());
        for (Finding finding : findings) {
            assertTrue(
                    String.valueOf(finding.problem()).startsWith("cannot be looked up from here"), finding.problem());
        }
    }
}

package dev.blogboard.app;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Postfix and Dovecot as Debian has them, with a configuration, a queue and mailboxes of their own in a temporary
 * directory and on free ports of the loopback address. Mail for blogboard.example and reader.example is delivered to
 * mailboxes, all other bounces; nothing leaves the machine, and its own configuration is not looked at.
 */
final class RealMailServers implements AutoCloseable {
    static final String PASSWORD = "secret";

    private static final Path POSTFIX = Path.of("/usr/sbin/postfix");
    private static final Path DAEMONS = Path.of("/usr/lib/postfix/sbin");
    private static final Path DOVECOT = Path.of("/usr/sbin/dovecot");

    final int smtpPort = freePort();
    final int imapPort = freePort();
    private final Path directory;
    private final Process dovecot;

    RealMailServers() throws Exception {
        // Daemons that run as somebody else have to be let in.
        directory = Files.createTempDirectory(
                "mail-servers", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        for (String name : List.of("etc", "spool", "data", "mail", "run")) {
            Files.createDirectory(directory.resolve(name));
        }
        run("chown", "postfix", path("data"), path("mail"));
        Files.writeString(
                directory.resolve("etc/main.cf"),
                mainSettings(run("id", "-u", "postfix").strip()));
        Files.writeString(directory.resolve("etc/master.cf"), services());
        Files.writeString(directory.resolve("dovecot.conf"), dovecotSettings());
        run(POSTFIX.toString(), "-c", path("etc"), "start");
        dovecot = new ProcessBuilder(DOVECOT.toString(), "-F", "-c", path("dovecot.conf"))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("dovecot.out").toFile())
                .start();
        await(smtpPort);
        await(imapPort);
    }

    /** Why they cannot be started here; empty where they can. */
    static Optional<String> missing() throws Exception {
        if (!Stream.of(POSTFIX, DOVECOT, Path.of("/usr/lib/dovecot/imap")).allMatch(Files::isExecutable)) {
            return Optional.of("there is no Postfix and Dovecot here (Debian's packages postfix and dovecot-imapd)");
        }
        if (!run("id", "-u").strip().equals("0")) {
            return Optional.of("Postfix has to be started by root");
        }
        return run(DOVECOT.toString(), "--version").startsWith("2.3.")
                ? Optional.empty()
                : Optional.of("this configuration is for Dovecot 2.3");
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private String mainSettings(String user) {
        return """
                compatibility_level = 3.6
                config_directory = %1$s/etc
                queue_directory = %1$s/spool
                data_directory = %1$s/data
                command_directory = /usr/sbin
                daemon_directory = %2$s
                mail_owner = postfix
                setgid_group = postdrop
                maillog_file = %1$s/mail.log
                maillog_file_prefixes = %1$s
                myhostname = mx.blogboard.example
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                mynetworks = 127.0.0.0/8
                mydestination =
                local_recipient_maps =
                alias_maps =
                alias_database =
                smtpd_peername_lookup = no
                default_transport = error:5.1.2 nothing leaves this machine
                relay_transport = error:5.1.2 nothing leaves this machine
                virtual_mailbox_domains = blogboard.example, reader.example
                virtual_mailbox_base = %1$s/mail
                virtual_mailbox_maps = inline:{ ada@reader.example=ada/, bob@reader.example=bob/, bounces@blogboard.example=bounces/ }
                virtual_uid_maps = static:%3$s
                virtual_gid_maps = static:%3$s
                virtual_minimum_uid = 1
                recipient_delimiter = +
                smtpd_reject_unlisted_recipient = no
                smtpd_recipient_restrictions = check_recipient_access inline:{
                  { refused@reader.example = 550 5.1.1 nobody of that name },
                  { busy@reader.example = 450 4.2.2 mailbox full } }, permit_mynetworks, reject
                """.formatted(directory, DAEMONS, user);
    }

    private String services() {
        return """
                127.0.0.1:%d inet n - n - - smtpd
                cleanup unix n - n - 0 cleanup
                qmgr unix n - n 300 1 qmgr
                rewrite unix - - n - - trivial-rewrite
                bounce unix - - n - 0 bounce
                defer unix - - n - 0 bounce
                trace unix - - n - 0 bounce
                error unix - - n - - error
                retry unix - - n - - error
                virtual unix - n n - - virtual
                anvil unix - - n - 1 anvil
                proxymap unix - - n - - proxymap
                postlog unix-dgram n - n - 1 postlogd
                """.formatted(smtpPort);
    }

    private String dovecotSettings() {
        return """
                base_dir = %1$s/run
                state_dir = %1$s/run
                log_path = %1$s/dovecot.log
                protocols = imap
                listen = 127.0.0.1
                ssl = no
                disable_plaintext_auth = no
                first_valid_uid = 1
                mail_location = maildir:%1$s/mail/%%n
                default_internal_user = postfix
                default_login_user = postfix
                default_internal_group = postfix
                service imap-login {
                  chroot =
                  inet_listener imap {
                    port = %2$d
                  }
                  inet_listener imaps {
                    port = 0
                  }
                }
                service anvil {
                  chroot =
                }
                service stats {
                  chroot =
                }
                passdb {
                  driver = static
                  args = password=%3$s
                }
                userdb {
                  driver = static
                  args = uid=postfix gid=postfix home=%1$s/mail/%%n
                }
                """.formatted(directory, imapPort, PASSWORD);
    }

    /** The mail in a mailbox, read over IMAP. */
    List<MimeMessage> mailOf(String user) throws MessagingException {
        List<MimeMessage> mails = new ArrayList<>();
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", imapPort, user, PASSWORD);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            for (Message message : inbox.getMessages()) {
                mails.add(new MimeMessage((MimeMessage) message));
            }
            inbox.close();
        }
        return mails;
    }

    /** What Postfix wrote down, for a test that fails. */
    String log() throws IOException {
        return Files.readString(directory.resolve("mail.log"));
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void await(int port) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("Nobody listens at port " + port + ".", notYet);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    @Override
    public void close() throws Exception {
        dovecot.destroy();
        dovecot.waitFor();
        run(POSTFIX.toString(), "-c", path("etc"), "stop");
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

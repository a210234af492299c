package dev.blogboard.app;

import dev.blogboard.discord.Account;
import dev.blogboard.feed.Feed;
import dev.blogboard.mail.DnsRecords;
import dev.blogboard.mail.MailSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Looks at everything that can be wrong, and says how to mend it. */
final class Doctor {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Feeds' servers to try before calling the network down. */
    private static final int SERVERS = 3;

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

    private final App app;
    private final PrintWriter out;
    private boolean healthy = true;

    Doctor(App app, PrintWriter out) {
        this.app = app;
        this.out = out;
    }

    /** Examines everything and returns whether all is well. */
    boolean examine() {
        good("configuration", "read; data in " + app.config().dataDir().toAbsolutePath());
        database();
        index();
        network();
        discord();
        mail();
        out.println(healthy ? "All is well." : "Something needs to be mended.");
        return healthy;
    }

    private void database() {
        List<String> faults = app.database().integrityFaults();
        if (!Files.isWritable(app.config().dataDir())) {
            bad("database", "the data directory cannot be written; give its files to the user that runs Blogboard.");
        } else if (faults.isEmpty()) {
            good("database", app.articles().count() + " articles, no damage found");
        } else {
            bad(
                    "database",
                    "damaged: " + faults.getFirst() + " Stop Blogboard and put the latest file from "
                            + app.config().dataDir().resolve("backup") + " in the place of blogboard.db.");
        }
    }

    private void index() {
        long behind = app.index().changesBehind();
        if (behind == 0) {
            good("index", "holds all that the database holds");
        } else {
            good(
                    "index",
                    behind + " changes are still to be indexed; a running serve does that within a second,"
                            + " and else the next command");
        }
    }

    private void network() {
        List<String> servers = app.feeds().all().stream()
                .map(Feed::url)
                .map(url -> URI.create(url).resolve("/").toString())
                .distinct()
                .limit(SERVERS)
                .toList();
        if (servers.isEmpty()) {
            good("network", "there are no feeds to fetch");
            return;
        }
        for (String server : servers) {
            Optional<HttpResponse<Void>> response = ask(server);
            if (response.isPresent()) {
                good("network", server + " answers");
                clock(server, response.get());
                return;
            }
        }
        bad(
                "network",
                "none of " + String.join(", ", servers)
                        + " answers; check the connection, the name server and any firewall. Until then, search works on what"
                        + " is stored.");
    }

    private static Optional<HttpResponse<Void>> ask(String server) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server))
                    .timeout(PATIENCE)
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build();
            return Optional.of(client.send(request, HttpResponse.BodyHandlers.discarding()));
        } catch (IOException unreachable) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The clock of a server on the net, by its Date header (RFC 9110, section 6.6.1), against ours. */
    private void clock(String server, HttpResponse<Void> response) {
        Optional<Instant> theirs = response.headers().firstValue("Date").flatMap(Doctor::date);
        if (theirs.isEmpty()) {
            return;
        }
        Duration difference =
                Duration.between(theirs.get(), app.clock().instant()).abs();
        if (difference.compareTo(CLOCK_TOLERANCE) <= 0) {
            good("clock", "right");
        } else {
            bad(
                    "clock",
                    "it differs from that of " + server + " by " + TextReplies.rough(difference)
                            + "; set it by NTP, or dates and back-off will be wrong.");
        }
    }

    private static Optional<Instant> date(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException odd) {
            return Optional.empty();
        }
    }

    private void discord() {
        if (app.config().discordToken().isEmpty()) {
            good("discord", "not configured; the terminal takes its place");
            return;
        }
        switch (Account.standing(Discord.settings(app.config()))) {
            case Account.Standing.Good account -> {
                good("discord", "the token is " + account.name() + "'s; to invite it, open");
                out.println(" ".repeat(22) + account.invitation());
            }
            case Account.Standing.Refused refused ->
                bad(
                        "discord",
                        "Discord does not accept the token; copy it again from the application's page at"
                                + " https://discord.com/developers/applications, Bot, Reset Token.");
            case Account.Standing.Unknown unknown -> bad("discord", unknown.reason());
        }
    }

    private void mail() {
        String host = app.config().mailHost();
        int port = app.config().mailPort();
        if (host.isEmpty()) {
            good(
                    "mail",
                    "no server configured; digests are written to "
                            + app.config().dataDir().resolve("outbox"));
            return;
        }
        reach("mail", host, port, "mail.host, mail.port");
        if (!app.config().mailImapHost().isEmpty()) {
            reach(
                    "bounces",
                    app.config().mailImapHost(),
                    app.config().mailImapPort(),
                    "mail.imap-host, mail.imap-port");
        }
        records(MailParts.settings(app.config()));
    }

    private void reach(String what, String host, int port, String keys) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
            good(what, host + ":" + port + " can be reached");
        } catch (IOException unreachable) {
            bad(
                    what,
                    host + ":" + port + " cannot be reached (" + unreachable.getMessage() + "); check " + keys
                            + " and the firewall.");
        }
    }

    /** What is not published gets mail into spam folders, and is for somebody else to see to than who runs this. */
    private void records(MailSettings settings) {
        for (DnsRecords.Finding finding : new DnsRecords(DnsRecords::ask).examine(settings)) {
            if (finding.problem() == null) {
                good("dns", finding.name() + " is published");
            } else {
                note("dns", finding.name() + ": " + finding.problem() + ". TXT record to publish: " + finding.record());
            }
        }
    }

    private void note(String what, String finding) {
        out.println(String.format("  note  %-14s", what) + TextStyle.harmless(finding));
    }

    private void good(String what, String finding) {
        out.println(String.format("  ok    %-14s", what) + TextStyle.harmless(finding));
    }

    private void bad(String what, String finding) {
        healthy = false;
        out.println(String.format("  WRONG %-14s", what) + TextStyle.harmless(finding));
    }
}

package dev.blogboard.app;

import dev.blogboard.alert.Destination;
import dev.blogboard.command.DigestWords;
import dev.blogboard.digest.DigestRun;
import dev.blogboard.mail.DigestMailer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The mail digests: what they hold, when they go, and sending them now. */
@Command(
        name = "digest",
        description = "Preview and send mail digests, and see when the next ones are due.",
        subcommands = {DigestCommand.Preview.class, DigestCommand.Send.class, DigestCommand.Status.class})
final class DigestCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "digest needs one of: preview, send, status.");
    }

    /** What a run came to, for people. */
    static String sentence(DigestRun.Report report) {
        return report.sent() + (report.sent() == 1 ? " digest sent, " : " digests sent, ") + report.nothingNew()
                + " had nothing new, " + report.postponed() + " put off, " + report.inDoubt() + " in doubt, "
                + report.failed() + " failed";
    }

    /** A command about the digests of one mailbox, or of all. */
    abstract static class OfMailboxes extends CliCommand {
        @Option(names = "--for", paramLabel = "ADDRESS", description = "Only for this mailbox. Default: for all.")
        private @Nullable String address;

        Predicate<Destination.Mailbox> which() {
            String wanted = address;
            return mailbox -> wanted == null || mailbox.address().equalsIgnoreCase(wanted);
        }

        String nobody() {
            return address == null
                    ? "Nobody has subscribed by mail yet: blogboard subscriptions add 'kafka at linkedin' --to"
                            + " mail:you@example.com"
                    : "There is no subscription for " + address + ".";
        }

        @Override
        int run(App app) throws Exception {
            app.indexWhereNobodyElseDoes();
            app.matching().run();
            try (DigestMailer mailer = app.mailer()) {
                return run(app, mailer, app.digestRun(mailer));
            }
        }

        abstract int run(App app, DigestMailer mailer, DigestRun digests) throws Exception;
    }

    /** What would be sent. */
    @Command(name = "preview", description = "Show what the next digest holds, without sending it.")
    static final class Preview extends OfMailboxes {
        /** In which form. */
        static final class Form {
            @Option(names = "--text", description = "As plain text (the default).")
            @SuppressWarnings("UnusedVariable") // To say so plainly; it is what happens without it.
            private boolean text;

            @Option(names = "--html", description = "As HTML.")
            private boolean html;

            @Option(names = "--eml", paramLabel = "FILE", description = "As a message file, for a mail program.")
            private @Nullable Path eml;

            @Option(names = "--open", description = "As HTML, in the browser.")
            private boolean open;
        }

        @ArgGroup
        private final Form form = new Form();

        @Override
        int run(App app, DigestMailer mailer, DigestRun digests) throws IOException {
            List<DigestRun.Preview> previews = digests.preview(which());
            if (previews.isEmpty()) {
                throw new CommandFailedException(nobody());
            }
            if (form.eml != null) {
                if (previews.size() > 1) {
                    throw wrongUsage("--eml writes one digest; say whose with --for ADDRESS.");
                }
                Files.write(form.eml, previews.getFirst().rendered().message());
                out().println("Written to " + form.eml + ".");
                return Cli.DONE;
            }
            if (form.open) {
                open(previews.getFirst().rendered().html());
                return Cli.DONE;
            }
            for (DigestRun.Preview preview : previews) {
                out().println(form.html ? preview.rendered().html() : text(preview));
            }
            return Cli.DONE;
        }

        /** Where there is no browser to be had, the file is there to be taken elsewhere. */
        private void open(String html) throws IOException {
            Path file = Files.createTempFile("blogboard-digest-", ".html");
            Files.writeString(file, html);
            out().println("Written to " + file + ".");
            String opener = System.getProperty("os.name", "").startsWith("Mac") ? "open" : "xdg-open";
            try {
                new ProcessBuilder(opener, file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException noBrowser) {
                err().println("There is no " + opener + " here to open it with.");
            }
        }

        private static String text(DigestRun.Preview preview) {
            if (preview.digest().isNothingNew()) {
                return "To " + preview.reader().mailbox().address()
                        + ": nothing new so far. If it were due now, no mail would be sent.";
            }
            return "To " + preview.reader().mailbox().address() + ": "
                    + preview.rendered().subject() + "\n\n" + preview.rendered().text();
        }
    }

    /** Off with it. */
    @Command(name = "send", description = "Send digests.")
    static final class Send extends OfMailboxes {
        @Option(names = "--now", required = true, description = "Do not wait for their day and hour.")
        private boolean now;

        @Override
        int run(App app, DigestMailer mailer, DigestRun digests) {
            if (digests.status().isEmpty()) {
                throw new CommandFailedException(nobody());
            }
            DigestRun.Report report = app.digests()
                    .send(mailer, run -> now ? run.sendNow(which()) : run.run())
                    .orElseThrow(() -> new CommandFailedException("Another Blogboard is sending digests from "
                            + app.config().dataDir() + "; try again when it is done."));
            out().println(sentence(report) + ".");
            return report.failed() == 0 ? Cli.DONE : Cli.FAILED;
        }
    }

    /** Who gets what when. */
    @Command(name = "status", description = "Say when each mailbox got its last digest and when the next is due.")
    static final class Status extends OfMailboxes {
        @Override
        int run(App app, DigestMailer mailer, DigestRun digests) {
            List<DigestRun.Status> status = digests.status().stream()
                    .filter(one -> which().test(one.standing().reader().mailbox()))
                    .toList();
            if (status.isEmpty()) {
                out().println(nobody());
            }
            for (DigestRun.Status one : status) {
                out().println(TextStyle.harmless(DigestWords.standing(one)));
            }
            return Cli.DONE;
        }
    }
}

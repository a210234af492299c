package dev.blogboard.mail;

import dev.blogboard.digest.Returned;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads the mailbox to which mail comes back, over IMAP. What has been dealt with is marked as seen and left there; a
 * crash in between deals with it again.
 */
public final class ReturnInbox {
    private static final System.Logger LOG = System.getLogger(ReturnInbox.class.getName());
    private static final int MOST_AT_ONCE = 1_000;
    private static final int LARGEST = 5_000_000;

    private final ImapSettings settings;
    private final Predicate<Returned> desk;

    /** @param desk deals with one, and says whether it was about mail of ours */
    public ReturnInbox(ImapSettings settings, Predicate<Returned> desk) {
        this.settings = settings;
        this.desk = desk;
    }

    /** @param seen how many new mails there were, of which so many were about mail of ours */
    public record Report(int seen, int ours) {}

    /**
     * Reads what is new.
     *
     * @throws IOException when the mailbox cannot be read, with a sentence on why
     */
    public Report run() throws IOException {
        Session session = Session.getInstance(settings.properties());
        try (Store store = session.getStore("imap")) {
            store.connect(settings.host(), settings.port(), settings.username(), settings.password());
            try (Folder folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_WRITE);
                Message[] fresh = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                int ours = 0;
                List<Message> some = List.of(fresh).subList(0, Math.min(fresh.length, MOST_AT_ONCE));
                for (Message message : some) {
                    ours += deal(message) ? 1 : 0;
                }
                return new Report(some.size(), ours);
            }
        } catch (MessagingException fault) {
            throw new IOException(
                    "The mailbox " + settings.username() + " at " + settings.host() + " cannot be read: "
                            + fault.getMessage(),
                    fault);
        }
    }

    private boolean deal(Message message) throws MessagingException {
        boolean ours = false;
        try {
            Optional<Returned> returned =
                    message.getSize() > LARGEST ? Optional.empty() : ReturnReader.read((MimeMessage) message);
            ours = returned.filter(desk).isPresent();
        } catch (IOException | MessagingException unreadable) {
            LOG.log(System.Logger.Level.INFO, "A mail that came back cannot be read: {0}", unreadable.getMessage());
        }
        message.setFlag(Flags.Flag.SEEN, true);
        return ours;
    }
}

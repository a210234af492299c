package dev.blogboard.command;

import dev.blogboard.alert.Cadence;
import dev.blogboard.alert.Destination;
import dev.blogboard.alert.Manner;
import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.Subscriptions;
import dev.blogboard.alert.Timing;
import dev.blogboard.digest.Readers;
import dev.blogboard.digest.Timetable;
import dev.blogboard.search.ParsedQuery;
import dev.blogboard.search.QueryParser;
import dev.blogboard.search.QuerySyntaxException;
import dev.blogboard.search.SearchIndex;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers what is about subscriptions. Safe for use by several threads. */
public final class FollowDesk {
    private final Supplier<QueryParser> parser;
    private final Subscriptions subscriptions;
    private final OwnMailboxes mailboxes;
    private final Foresight foresight;
    private final Limits limits;
    private final InstantSource clock;

    /**
     * @param perDestination how many subscriptions one person's messages, one mailbox or one terminal may have
     * @param perServer how many all channels of a server may have together
     */
    public record Limits(int perDestination, int perServer) {}

    public FollowDesk(
            Supplier<? extends SearchIndex> index,
            Supplier<QueryParser> parser,
            Subscriptions subscriptions,
            OwnMailboxes mailboxes,
            Limits limits,
            InstantSource clock) {
        this.parser = parser;
        this.subscriptions = subscriptions;
        this.mailboxes = mailboxes;
        this.limits = limits;
        this.clock = clock;
        foresight = new Foresight(index, parser);
    }

    /** Mail goes to none but a mailbox that this person has confirmed. */
    Reply subscribeByMail(Command.SubscribeByMail asked) throws QuerySyntaxException {
        Cadence cadence = asked.cadence() == null ? Cadence.WEEKLY : asked.cadence();
        if (cadence == Cadence.INSTANT || cadence == Cadence.HOURLY) {
            return new Reply.Mistaken("Mail goes out every day or every week, not "
                    + (cadence == Cadence.INSTANT ? "at once" : "every hour")
                    + "; choose such a cadence, or direct messages.");
        }
        List<Readers.Profile> all = mailboxes.of(asked.person());
        List<Readers.Profile> meant = all.stream()
                .filter(profile ->
                        asked.mailbox().isEmpty() || profile.mailbox().address().equals(asked.mailbox()))
                .toList();
        if (meant.isEmpty()) {
            return new Reply.Mistaken(
                    "No mailbox of yours is confirmed here, and mail goes to no other. Have a digest of"
                            + " this sent with /digest subscribe, and confirm it by the letter that comes; from then on,"
                            + " /subscribe to: my mailbox adds to it.");
        }
        if (meant.size() > 1) {
            return new Reply.SeveralMailboxes(
                    meant.stream().map(profile -> profile.mailbox().address()).toList());
        }
        Readers.Profile profile = meant.getFirst();
        if (profile.suppressed() != null) {
            return new Reply.Mistaken("Nothing is sent to " + profile.mailbox().address() + " any more: "
                    + profile.suppressed() + " Confirm it anew with /digest subscribe.");
        }
        return subscribe(new Command.Subscribe(
                asked.query(),
                profile.mailbox(),
                timing(cadence, profile.preferences().timetable()),
                Manner.PLAIN,
                asked.owner(),
                asked.sure()));
    }

    /** When mail goes out, the reader has said for all digests. */
    private static Timing timing(Cadence cadence, Timetable chosen) {
        return new Timing(
                cadence, chosen.zone(), chosen.hour(), chosen.days().iterator().next(), null, 0);
    }

    Reply subscribe(Command.Subscribe asked) throws QuerySyntaxException {
        if (asked.query().isBlank()) {
            return new Reply.Mistaken("Subscribe to what? Type words as you would search for them: kafka at linkedin");
        }
        ParsedQuery parsed = parser.get().parse(asked.query());
        if (parsed.asksForEverything()) {
            return nothingToLookFor(asked.query());
        }
        String query = parsed.canonical();
        Optional<Subscription> same = subscriptions.of(asked.destination()).stream()
                .filter(subscription -> subscription.query().equals(query))
                .findFirst();
        if (same.isPresent()) {
            return again(asked, same.get());
        }
        Optional<String> tooMany = tooMany(asked);
        if (tooMany.isPresent()) {
            return new Reply.Mistaken(tooMany.get());
        }
        return asked.sure() ? save(asked, query) : foresight.preview(asked, parsed);
    }

    static Reply nothingToLookFor(String typed) {
        return new Reply.Mistaken(
                "There is no word in \"" + typed + "\" to look for. Type words as you would search for them.");
    }

    Reply foresee(Command.Foresee asked) throws QuerySyntaxException {
        Command.Subscribe subscribe = new Command.Subscribe(asked.query(), new Destination.Terminal(), Cadence.INSTANT);
        return foresight.preview(subscribe, parser.get().parse(asked.query()));
    }

    /** To subscribe once more with other wishes is to change them. */
    private Reply again(Command.Subscribe asked, Subscription same) {
        if ((same.timing().equals(asked.timing()) && same.manner().equals(asked.manner())) || !asked.sure()) {
            return new Reply.SubscribedBefore(same, asked);
        }
        subscriptions.change(same.id(), same.query(), asked.timing(), asked.manner(), clock.instant());
        return new Reply.Subscribed(subscriptions.find(same.id()).orElse(same));
    }

    private Reply save(Command.Subscribe asked, String query) {
        Subscriptions.Wanted wanted =
                new Subscriptions.Wanted(query, asked.destination(), asked.timing(), asked.manner(), asked.owner());
        return subscriptions
                .add(wanted, clock.instant())
                .<Reply>map(Reply.Subscribed::new)
                .orElseGet(() -> new Reply.Mistaken("\"" + query + "\" was followed there a moment ago."));
    }

    private Optional<String> tooMany(Command.Subscribe asked) {
        Subscription.Owner owner = asked.owner();
        Long server = owner == null ? null : owner.server();
        boolean inServer = server != null && asked.destination() instanceof Destination.DiscordChannel;
        int there = server != null && inServer
                ? subscriptions.ofServer(server).size()
                : subscriptions.of(asked.destination()).size();
        int limit = inServer ? limits.perServer() : limits.perDestination();
        String who =
                inServer ? "This server" : asked.destination() instanceof Destination.Mailbox ? "A mailbox" : "You";
        return there < limit
                ? Optional.empty()
                : Optional.of(
                        who + " may have " + limit + " subscriptions, and " + (who.equals("You") ? "have " : "has ")
                                + there + ". Remove one that is not needed, or join two queries with OR.");
    }
}

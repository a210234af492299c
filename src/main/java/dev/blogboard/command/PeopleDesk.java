package dev.blogboard.command;

import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.Subscriptions;
import dev.blogboard.digest.Preferences;
import dev.blogboard.digest.Readers;
import java.util.List;

/** Answers what is about the people who use the program. Safe for use by several threads. */
public final class PeopleDesk {
    private final People people;
    private final Presses presses;
    private final Subscriptions subscriptions;
    private final Readers readers;
    private final Preferences defaults;

    /** @param defaults for mailboxes that have said nothing */
    public PeopleDesk(
            People people, Presses presses, Subscriptions subscriptions, Readers readers, Preferences defaults) {
        this.people = people;
        this.presses = presses;
        this.subscriptions = subscriptions;
        this.readers = readers;
        this.defaults = defaults;
    }

    Reply settings(Command.ShowSettings asked) {
        return new Reply.SettingsShown(asked.party(), people.settings(asked.party()), false);
    }

    Reply change(Command.ChangeSettings asked) {
        Settings changed = people.settings(asked.party()).with(asked.changes());
        people.set(asked.party(), changed);
        return new Reply.SettingsShown(asked.party(), changed, true);
    }

    /** What a person follows for themselves goes, by mail too; what they set up for a server is the server's. */
    Reply forget(Command.ForgetMe asked) {
        String person = asked.person().toString();
        List<Subscription> own = subscriptions.of(asked.person());
        if (!asked.sure()) {
            return new Reply.ForgetMeAsked(
                    own.size(), readers.ownedBy(person, defaults).size());
        }
        readers.eraseOwnedBy(person);
        own.forEach(subscription -> subscriptions.remove(subscription.id()));
        presses.forget(asked.person());
        people.forget(asked.person());
        return new Reply.Forgotten(own.size());
    }
}

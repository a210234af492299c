package dev.blogboard.command;

import dev.blogboard.alert.Subscription;
import dev.blogboard.alert.Subscriptions;
import java.util.List;

/** Answers what is about the people who use the program. Safe for use by several threads. */
public final class PeopleDesk {
    private final People people;
    private final Presses presses;
    private final Subscriptions subscriptions;

    public PeopleDesk(People people, Presses presses, Subscriptions subscriptions) {
        this.people = people;
        this.presses = presses;
        this.subscriptions = subscriptions;
    }

    Reply settings(Command.ShowSettings asked) {
        return new Reply.SettingsShown(asked.party(), people.settings(asked.party()), false);
    }

    Reply change(Command.ChangeSettings asked) {
        Settings changed = people.settings(asked.party()).with(asked.changes());
        people.set(asked.party(), changed);
        return new Reply.SettingsShown(asked.party(), changed, true);
    }

    /** What a person follows for themselves goes; what they set up for a server is the server's. */
    Reply forget(Command.ForgetMe asked) {
        List<Subscription> own = subscriptions.of(asked.person());
        if (!asked.sure()) {
            return new Reply.ForgetMeAsked(own.size());
        }
        own.forEach(subscription -> subscriptions.remove(subscription.id()));
        presses.forget(asked.person());
        people.forget(asked.person());
        return new Reply.Forgotten(own.size());
    }
}

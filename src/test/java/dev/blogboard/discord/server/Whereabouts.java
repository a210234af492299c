package dev.blogboard.discord.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.blogboard.discord.server.DiscordServer.Person;
import dev.blogboard.discord.server.DiscordServer.Place;

/** Who uses the bot and where, as an interaction tells it. */
final class Whereabouts {
    private final World world;

    Whereabouts(World world) {
        this.world = world;
    }

    /** Writes it into an interaction, and returns the channel. */
    long describe(Person person, Place place, ObjectNode event) {
        ObjectNode owners = event.putObject("authorizing_integration_owners");
        return switch (place) {
            case Place.InServer there -> {
                inServer(person, there.server().id(), there.channel(), event);
                owners.put("0", Long.toString(there.server().id()));
                yield there.channel();
            }
            case Place.ElsewhereAsGuest there -> {
                inServer(person, there.server(), there.channel(), event);
                owners.put("1", Long.toString(person.id()));
                yield there.channel();
            }
            case Place.DirectMessages there -> {
                long channel = world.directChannel(person.id());
                event.put("context", 1).put("channel_id", Long.toString(channel));
                event.set("channel", world.directChannelNode(person.id(), person.name()));
                event.set("user", World.user(person.id(), person.name()));
                owners.put("1", Long.toString(person.id()));
                yield channel;
            }
            case Place.Group there -> {
                event.put("context", 2).put("channel_id", Long.toString(there.channel()));
                ObjectNode channel = World.JSON
                        .objectNode()
                        .put("id", Long.toString(there.channel()))
                        .put("type", 3)
                        .put("owner_id", Long.toString(person.id()))
                        .putNull("icon")
                        .put("name", "friends");
                channel.putArray("recipients").add(World.user(person.id(), person.name()));
                event.set("channel", channel);
                event.set("user", World.user(person.id(), person.name()));
                owners.put("1", Long.toString(person.id()));
                yield there.channel();
            }
        };
    }

    private void inServer(Person person, long server, long channel, ObjectNode event) {
        event.put("context", 0)
                .put("guild_id", Long.toString(server))
                .put("channel_id", Long.toString(channel))
                .put("guild_locale", "en-US")
                .put("app_permissions", Long.toString(World.ALL_THAT_IS_NEEDED));
        ObjectNode guild =
                event.putObject("guild").put("id", Long.toString(server)).put("locale", "en-US");
        guild.putArray("features");
        event.set("channel", world.channel(server, channel));
        long permissions = World.ALL_THAT_IS_NEEDED | (person.manager() ? World.MANAGE_SERVER : 0);
        event.set("member", world.member(person.id(), person.name(), permissions));
    }
}

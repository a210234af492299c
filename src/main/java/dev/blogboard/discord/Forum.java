package dev.blogboard.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.attribute.IPostContainer;
import net.dv8tion.jda.api.entities.channel.forums.ForumTag;

/**
 * What there is to know of a forum before something is posted there.
 *
 * @param tags those that the bot may give to its posts, in the order in which the forum shows them
 * @param wantsTag whether a post has to have one
 */
record Forum(List<Tag> tags, boolean wantsTag) {
    /** Discord allows so many on a post. */
    static final int MOST_TAGS = 5;

    record Tag(long id, String name) {}

    Forum {
        tags = List.copyOf(tags);
    }

    /** What is known of a channel that is a forum; empty where it is none, or not known. */
    static Optional<Forum> find(JDA jda, long channel) {
        return Optional.ofNullable(jda.getChannelById(IPostContainer.class, channel))
                .map(Forum::of);
    }

    /** As it is known from the gateway. */
    static Forum of(IPostContainer forum) {
        boolean all = forum.getGuild().getSelfMember().hasPermission(forum, Permission.MANAGE_THREADS);
        List<Tag> usable = forum.getAvailableTags().stream()
                .filter(tag -> all || !tag.isModerated())
                .map(Forum::tag)
                .toList();
        return new Forum(usable, forum.isTagRequired());
    }

    private static Tag tag(ForumTag tag) {
        return new Tag(tag.getIdLong(), tag.getName());
    }

    /** The tag that a person calls so; also by its id. */
    Optional<Tag> named(String typed) {
        String name = typed.strip();
        return tags.stream()
                .filter(tag -> tag.name().equalsIgnoreCase(name)
                        || Long.toUnsignedString(tag.id()).equals(name))
                .findFirst();
    }

    /**
     * The tags to give to a post: those wanted that there still are; the first of all where none is left and the forum
     * wants one.
     */
    List<Long> applied(List<Long> wanted) {
        List<Long> applied = new ArrayList<>();
        for (Tag tag : tags) {
            if (wanted.contains(tag.id()) && applied.size() < MOST_TAGS) {
                applied.add(tag.id());
            }
        }
        if (applied.isEmpty() && wantsTag && !tags.isEmpty()) {
            applied.add(tags.getFirst().id());
        }
        return applied;
    }
}

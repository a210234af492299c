package dev.blogboard.web;

import dev.blogboard.discover.Profiles;
import dev.blogboard.discover.Reading;
import dev.blogboard.discover.TopicProfile;
import dev.blogboard.topic.Taxonomy;
import dev.blogboard.topic.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What topics are about. */
public final class TopicPages implements Pages {
    private final Reading reading;
    private final Templates templates;
    private final Remembered remembered;

    public TopicPages(Reading reading, Templates templates, Remembered remembered) {
        this.reading = reading;
        this.templates = templates;
        this.remembered = remembered;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/topics", remembered.of(request -> topics()));
        routes.get("/topic/{topic}", remembered.of(this::topic));
    }

    /** @param groups topics without a topic above them, each with all below it */
    public record TopicsPage(List<Group> groups) {
        public record Group(String name, List<SearchPage.Choice> topics) {}
    }

    private Response topics() {
        Taxonomy taxonomy = reading.taxonomy().get();
        Map<String, List<SearchPage.Choice>> groups = new LinkedHashMap<>();
        for (Profiles.Counted counted : reading.profiles().topics()) {
            Topic topic = counted.topic();
            String group = taxonomy.above(topic.id()).isEmpty()
                    ? topic.id()
                    : taxonomy.above(topic.id()).getLast();
            groups.computeIfAbsent(taxonomy.name(group), none -> new ArrayList<>())
                    .add(new SearchPage.Choice(topic.name(), counted.articles(), Links.topic(topic.id())));
        }
        List<TopicsPage.Group> all = groups.entrySet().stream()
                .map(entry -> new TopicsPage.Group(entry.getKey(), entry.getValue()))
                .toList();
        return Response.page(templates.render("topics.jte", new TopicsPage(all)));
    }

    /** @param since the year of the first article; empty when no article has a date */
    public record TopicPage(
            String name,
            String id,
            @Nullable String home,
            List<SearchPage.Choice> above,
            List<SearchPage.Choice> below,
            long articles,
            String since,
            List<SearchPage.Choice> companies,
            List<SearchPage.Choice> related,
            List<Story> best,
            List<Story> latest,
            String query,
            List<SearchPage.FeedLink> feeds) {}

    private Response topic(Request request) {
        Optional<Topic> topic = reading.taxonomy().get().named(request.part("topic"));
        if (topic.isEmpty()) {
            return Notice.unknown(
                            "There is no topic “" + request.part("topic") + "”",
                            new Notice.Link("/topics", "All topics"))
                    .answer(Response.NOT_FOUND, templates);
        }
        if (!topic.get().id().equals(request.part("topic"))) {
            return Response.seeOther(Links.topic(topic.get().id()));
        }
        TopicProfile profile = reading.profiles().topic(topic.get());
        String query = "topic:" + topic.get().id();
        TopicPage page = new TopicPage(
                topic.get().name(),
                topic.get().id(),
                topic.get().home(),
                profile.above().stream().map(TopicPages::choice).toList(),
                profile.below().stream().map(TopicPages::choice).toList(),
                profile.articles(),
                profile.years().isEmpty()
                        ? ""
                        : String.valueOf(profile.years().getLast().value()),
                profile.companies().stream()
                        .limit(20)
                        .map(count -> new SearchPage.Choice(
                                count.value().name(),
                                count.articles(),
                                Links.search(
                                        query + " company:" + count.value().id().value())))
                        .toList(),
                profile.related().stream()
                        .map(count -> new SearchPage.Choice(
                                count.value().name(),
                                count.articles(),
                                Links.topic(count.value().id())))
                        .toList(),
                profile.best().stream().map(Story::of).toList(),
                profile.latest().stream().map(Story::of).toList(),
                query,
                SearchPages.feeds(query));
        return Response.page(templates.render("topic.jte", page));
    }

    private static SearchPage.Choice choice(Topic topic) {
        return new SearchPage.Choice(topic.name(), 0, Links.topic(topic.id()));
    }
}

package dev.blogboard.web;

import java.util.List;
import java.util.function.Supplier;

/** How the service is doing, for everybody. */
public final class StatusPages implements Pages {
    private final Supplier<Status> status;
    private final Templates templates;

    public StatusPages(Supplier<Status> status, Templates templates) {
        this.status = status;
        this.templates = templates;
    }

    /**
     * The state of things.
     *
     * @param figures what there is, a name and a value each
     * @param jobs what runs on schedule
     * @param feeds those that do not work, with the reason
     */
    public record Status(List<Figure> figures, List<JobRun> jobs, List<AilingFeed> feeds) {
        public record Figure(String name, String value) {}

        /** @param last when it ran last and what came of it */
        public record JobRun(String name, String last, String outcome) {}

        public record AilingFeed(String company, String url, String reason) {}
    }

    @Override
    public void register(Routes routes) {
        routes.get("/status", request -> Response.page(templates.render("status.jte", status.get())));
    }
}

package dev.blogboard.web;

import java.util.Optional;
import java.util.function.Supplier;

/** What those who run this ask: whether it is well, and its figures. */
public final class Operations implements Pages {
    private final Supplier<Optional<String>> ailment;
    private final Supplier<String> metrics;

    /**
     * @param ailment a sentence on what is wrong; empty when all is well
     * @param metrics in Prometheus' text format
     */
    public Operations(Supplier<Optional<String>> ailment, Supplier<String> metrics) {
        this.ailment = ailment;
        this.metrics = metrics;
    }

    @Override
    public void register(Routes routes) {
        routes.get("/healthz", request -> healthz());
        routes.get("/metrics", this::metrics);
    }

    private Response healthz() {
        return ailment.get()
                .map(sentence -> Response.text(503, sentence + "\n"))
                .orElseGet(() -> Response.text(Response.OK, "ok\n"));
    }

    private Response metrics(Request request) {
        if (!request.isNear()) {
            return Response.text(Response.FORBIDDEN, "Figures are for this machine and its own network.\n");
        }
        return Response.of(Response.OK, "text/plain; version=0.0.4; charset=utf-8", metrics.get());
    }
}

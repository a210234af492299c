package dev.blogboard.app;

import dev.blogboard.feed.Feed;
import dev.blogboard.sqlite.SqliteRuns;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.Supplier;

/** The figures of a serving process, for Prometheus. They are read when somebody asks. */
final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    Metrics(App app) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
        gauge(
                "blogboard.articles",
                "Articles in the store.",
                () -> app.articles().count());
        gauge("blogboard.feeds", "Feeds in the store.", () -> app.feeds().all().size());
        gauge(
                "blogboard.feeds.ailing",
                "Feeds that a person may want to look after.",
                () -> app.feeds().all().stream().filter(Feed::ailing).count());
        gauge(
                "blogboard.alerts.pending",
                "Alerts that were not sent yet.",
                () -> app.alerts().pending());
        gauge(
                "blogboard.index.behind",
                "Changes that the index does not hold yet.",
                () -> app.index().changesBehind());
    }

    /** When each job ran last, and whether it failed. */
    void watch(List<String> jobs, SqliteRuns runs) {
        for (String job : jobs) {
            Gauge.builder(
                            "blogboard.job.last.run.seconds",
                            () -> runs.last(job)
                                    .map(run -> run.started().getEpochSecond())
                                    .orElse(0L))
                    .description("When the job ran last and did something, in seconds since 1970.")
                    .tag("job", job)
                    .register(registry);
            Gauge.builder(
                            "blogboard.job.failed",
                            () -> runs.last(job)
                                    .filter(run -> run.error() != null)
                                    .map(run -> 1)
                                    .orElse(0))
                    .description("1 when the job's last run failed.")
                    .tag("job", job)
                    .register(registry);
        }
    }

    private void gauge(String name, String about, Supplier<Number> value) {
        Gauge.builder(name, value).description(about).register(registry);
    }

    String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        try (collections) {
            registry.close();
        }
    }
}

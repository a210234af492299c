package dev.blogboard.alert;

import dev.blogboard.article.Article;
import dev.blogboard.article.ArticleId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out which of some new articles tell the story of an earlier one. */
final class Stories {
    /** The same title so much later is a new instalment of a series. */
    private static final Duration SAME_TIME = Duration.ofDays(30);

    private final Alerts alerts;

    Stories(Alerts alerts) {
        this.alerts = alerts;
    }

    /** @param articles in the order they came in */
    List<Alerts.Sketched> sketched(List<Article> articles, Instant now) {
        Map<Article, Sketch> sketches = new LinkedHashMap<>();
        Set<Long> bands = new HashSet<>();
        for (Article article : articles) {
            Sketch sketch = Sketch.of(article);
            sketches.put(article, sketch);
            bands.addAll(sketch.bands());
        }
        List<Earlier> earlier = new ArrayList<>();
        for (Article article : alerts.lookalikes(bands, now.minus(SAME_TIME))) {
            if (!sketches.containsKey(article)) {
                Sketch sketch = Sketch.of(article);
                earlier.add(new Earlier(article.id(), sketch, sketch.bands()));
            }
        }
        List<Alerts.Sketched> sketched = new ArrayList<>();
        sketches.forEach((article, sketch) -> {
            Set<Long> own = sketch.bands();
            sketched.add(new Alerts.Sketched(article.id(), own, original(sketch, own, earlier)));
            earlier.add(new Earlier(article.id(), sketch, own));
        });
        return sketched;
    }

    private record Earlier(ArticleId article, Sketch sketch, Set<Long> bands) {}

    private static @Nullable ArticleId original(Sketch sketch, Set<Long> bands, List<Earlier> earlier) {
        return earlier.stream()
                .filter(one -> one.bands().stream().anyMatch(bands::contains))
                .filter(one -> one.sketch().tellsTheSameAs(sketch))
                .map(Earlier::article)
                .min(ArticleId::compareTo)
                .orElse(null);
    }
}

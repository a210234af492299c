package dev.blogboard.app;

import dev.blogboard.article.Article;
import dev.blogboard.discover.Answer;

/** What is told of many articles, as a terminal shows it. */
final class TextDiscovery {
    private final TextStyle style;

    TextDiscovery(TextStyle style) {
        this.style = style;
    }

    String answer(Answer answer) {
        StringBuilder text = new StringBuilder();
        for (Answer.Passage passage : answer.passages()) {
            text.append("“")
                    .append(style.marked(passage.sentence()))
                    .append("”\n   ")
                    .append(source(passage.article(), passage.company().name()))
                    .append("\n\n");
        }
        if (!answer.titlesOnly().isEmpty()) {
            text.append(style.dim("Of these only the title is stored, not the text that could answer:"))
                    .append("\n\n");
            answer.titlesOnly()
                    .forEach(titled -> text.append("   ")
                            .append(source(titled.article(), titled.company().name()))
                            .append("\n\n"));
        }
        if (text.isEmpty()) {
            text.append("No article says anything about that.");
        }
        if (!answer.unknown().isEmpty()) {
            text.append(style.dim((text.toString().endsWith("\n") ? "" : "\n") + "No article has: "
                    + String.join(", ", answer.unknown())));
        }
        return text.toString().stripTrailing();
    }

    private String source(Article article, String company) {
        String date = article.published() == null
                ? ""
                : " · " + article.published().toString().split("T", 2)[0];
        return article.title() + "\n   " + style.dim(company + date) + "\n   " + article.url();
    }
}

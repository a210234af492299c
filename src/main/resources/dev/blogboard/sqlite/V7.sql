-- What each article is about, by the taxonomy named in the setting 'topics'.
CREATE TABLE article_topic (
    topic   TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (topic, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_topic_article ON article_topic (article, topic);
CREATE INDEX article_published ON article (published);

-- Whether the index may hold the article with other topics, so that it has to take it up again when they change.
ALTER TABLE article ADD COLUMN tagged INTEGER NOT NULL DEFAULT 0;
UPDATE article SET tagged = 1;

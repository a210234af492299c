-- Where a blog lists its older articles: the list's first page, and CSS selectors of its articles and its next page.
ALTER TABLE feed ADD COLUMN archive_url TEXT;
ALTER TABLE feed ADD COLUMN archive_items TEXT;
ALTER TABLE feed ADD COLUMN archive_next TEXT;

-- Walks through archives, and the documents that each has to visit; what is visited first has the lowest rank.
CREATE TABLE archive_walk (
    feed     INTEGER PRIMARY KEY REFERENCES feed (id) ON DELETE CASCADE,
    since    INTEGER NOT NULL,  -- articles before this are not wanted
    started  INTEGER NOT NULL,
    finished INTEGER,
    added    INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE archive_step (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    feed   INTEGER NOT NULL REFERENCES archive_walk (feed) ON DELETE CASCADE,
    rank   INTEGER NOT NULL,
    kind   TEXT NOT NULL,
    url    TEXT NOT NULL,
    marker TEXT,
    state  TEXT NOT NULL CHECK (state IN ('OPEN', 'DONE', 'CLOSED')),
    due    INTEGER NOT NULL,
    tries  INTEGER NOT NULL DEFAULT 0,
    error  TEXT,
    UNIQUE (feed, kind, url)
) STRICT;

CREATE INDEX archive_step_open ON archive_step (feed, rank, id) WHERE state = 'OPEN';

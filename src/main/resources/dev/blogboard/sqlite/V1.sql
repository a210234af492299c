-- Times are seconds since 1970 (UTC), flags 0 or 1.

CREATE TABLE company (
    id        TEXT PRIMARY KEY,
    name      TEXT NOT NULL,
    aliases   TEXT NOT NULL DEFAULT '', -- one a line
    parent    TEXT,
    site      TEXT,
    ambiguous INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE feed (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    url           TEXT NOT NULL UNIQUE,
    company       TEXT NOT NULL REFERENCES company (id),
    title         TEXT,
    site          TEXT,
    language      TEXT,
    origin        TEXT NOT NULL CHECK (origin IN ('CATALOGUE', 'PERSON')),
    paused        INTEGER NOT NULL DEFAULT 0,
    completed     INTEGER NOT NULL DEFAULT 0, -- whether a poll ever completed; what comes before is history
    etag          TEXT,
    last_modified TEXT,
    body_hash     TEXT,
    next_poll     INTEGER NOT NULL,
    retry_after   INTEGER,
    last_poll     INTEGER,
    last_success  INTEGER,
    last_status   INTEGER,
    last_error    TEXT,
    failures      INTEGER NOT NULL DEFAULT 0,
    gone          INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE article (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    company    TEXT NOT NULL REFERENCES company (id),
    feed       INTEGER,              -- the feed whose edits count; none for the library, or when the feed was removed
    canonical  TEXT UNIQUE,          -- none where the URL does not tell articles apart
    url        TEXT NOT NULL,
    title      TEXT NOT NULL,
    author     TEXT,
    text       TEXT NOT NULL,
    published  INTEGER,              -- the start of the period below
    precision  TEXT CHECK (precision IN ('YEAR', 'MONTH', 'DAY', 'SECOND')),
    first_seen INTEGER NOT NULL,
    language   TEXT,
    history    INTEGER NOT NULL,     -- stored before its feed completed a poll, or from the library
    matched    INTEGER NOT NULL,     -- met the saved queries, or never will
    change     INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX article_change ON article (change);
CREATE INDEX article_unmatched ON article (id) WHERE matched = 0;

-- What a feed called an article, so that it is known again.
CREATE TABLE entry (
    feed    INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
    key     TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article (id),
    hash    INTEGER NOT NULL, -- of what the feed said last
    PRIMARY KEY (feed, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_article ON entry (article);

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO setting VALUES ('last-change', '0');

-- Each run of a scheduled job.
CREATE TABLE run (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    job     TEXT NOT NULL,
    due     INTEGER NOT NULL,
    started INTEGER NOT NULL,
    ended   INTEGER,
    counts  TEXT,
    error   TEXT
) STRICT;

CREATE INDEX run_job ON run (job, id);

CREATE TABLE subscription (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    query       TEXT NOT NULL,
    destination TEXT NOT NULL,
    cadence     TEXT NOT NULL CHECK (cadence IN ('INSTANT', 'HOURLY', 'DAILY', 'WEEKLY')),
    created     INTEGER NOT NULL,
    paused      TEXT,               -- why, when it is
    last_fired  INTEGER,
    UNIQUE (destination, query)
) STRICT;

CREATE TABLE alert (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    subscription INTEGER NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
    article      INTEGER NOT NULL REFERENCES article (id),
    state        TEXT NOT NULL CHECK (state IN ('PENDING', 'SENDING', 'SENT')),
    created      INTEGER NOT NULL,
    next_attempt INTEGER NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    message      TEXT,              -- the channel's name for what was sent
    reason       TEXT,              -- why it was not sent yet
    sent         INTEGER,
    UNIQUE (subscription, article)
) STRICT;

CREATE INDEX alert_open ON alert (next_attempt) WHERE state <> 'SENT';

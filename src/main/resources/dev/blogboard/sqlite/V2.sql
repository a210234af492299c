-- How a mailbox wants its digests; one that has said nothing gets them by the defaults.
CREATE TABLE reader (
    destination TEXT PRIMARY KEY,
    zone        TEXT NOT NULL,
    days        TEXT NOT NULL,      -- MONDAY,THURSDAY
    hour        INTEGER NOT NULL,
    language    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The ledger: one reader's digest for one window.
CREATE TABLE edition (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    destination  TEXT NOT NULL,
    cadence      TEXT NOT NULL CHECK (cadence IN ('DAILY', 'WEEKLY')),
    window_start INTEGER NOT NULL,
    window_end   INTEGER NOT NULL,
    state        TEXT NOT NULL CHECK (state IN
        ('DUE', 'COMPOSING', 'ATTEMPTING', 'IN_DOUBT', 'ACCEPTED', 'FAILED', 'NOTHING_NEW')),
    opened       INTEGER NOT NULL,
    next_attempt INTEGER NOT NULL,  -- while it is composed or attempted: when its process is taken for dead
    attempts     INTEGER NOT NULL DEFAULT 0,
    doubts       INTEGER NOT NULL DEFAULT 0, -- attempts of which it is not known what came
    reason       TEXT,
    settled      INTEGER,
    UNIQUE (destination, cadence, window_end)
) STRICT;

CREATE INDEX edition_open ON edition (next_attempt)
    WHERE state IN ('DUE', 'COMPOSING', 'ATTEMPTING', 'IN_DOUBT');

-- Addresses that nothing is sent to any more.
CREATE TABLE suppressed (
    destination TEXT PRIMARY KEY,
    reason      TEXT NOT NULL,
    since       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The digest that an alert goes out with.
ALTER TABLE alert ADD COLUMN edition INTEGER REFERENCES edition (id);

CREATE INDEX alert_edition ON alert (edition) WHERE edition IS NOT NULL;
CREATE INDEX article_first_seen ON article (first_seen);

-- When and how a subscription's alerts are sent, and who made it: quiet hours as 22-7, tags as snowflakes with commas
-- between them.
ALTER TABLE subscription ADD COLUMN zone TEXT NOT NULL DEFAULT 'UTC';
ALTER TABLE subscription ADD COLUMN hour INTEGER NOT NULL DEFAULT 8;
ALTER TABLE subscription ADD COLUMN day TEXT NOT NULL DEFAULT 'MONDAY';
ALTER TABLE subscription ADD COLUMN quiet TEXT;
ALTER TABLE subscription ADD COLUMN most_a_day INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subscription ADD COLUMN role INTEGER;
ALTER TABLE subscription ADD COLUMN tags TEXT NOT NULL DEFAULT '';
ALTER TABLE subscription ADD COLUMN owner INTEGER;
ALTER TABLE subscription ADD COLUMN server INTEGER;
ALTER TABLE subscription ADD COLUMN fired INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subscription ADD COLUMN last_batch INTEGER;

UPDATE subscription SET fired = (SELECT count(*) FROM alert WHERE alert.subscription = subscription.id);

CREATE INDEX subscription_owner ON subscription (owner) WHERE owner IS NOT NULL;
CREATE INDEX subscription_server ON subscription (server) WHERE server IS NOT NULL;

-- The last change of each subscription's query, by which those who hold the queries in memory follow.
CREATE TABLE query_change (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    subscription INTEGER NOT NULL UNIQUE
) STRICT;

CREATE TRIGGER subscription_added AFTER INSERT ON subscription BEGIN INSERT INTO query_change (subscription) VALUES (NEW.id); END;
CREATE TRIGGER subscription_edited AFTER UPDATE OF query ON subscription BEGIN DELETE FROM query_change WHERE subscription = NEW.id; INSERT INTO query_change (subscription) VALUES (NEW.id); END;
CREATE TRIGGER subscription_removed AFTER DELETE ON subscription BEGIN DELETE FROM query_change WHERE subscription = OLD.id; INSERT INTO query_change (subscription) VALUES (OLD.id); END;

-- Where posts go; mailboxes are not here, since digests have a ledger of their own.
CREATE TABLE destination (
    name     TEXT PRIMARY KEY,
    due      INTEGER,                    -- when there is something to do for it; none when there is nothing
    paused   TEXT,                       -- why nothing can be sent to it at the moment
    failures INTEGER NOT NULL DEFAULT 0  -- in a row
) STRICT, WITHOUT ROWID;

CREATE INDEX destination_due ON destination (due) WHERE due IS NOT NULL;

-- One message to one destination. A destination has at most one that is not settled.
CREATE TABLE post (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    destination  TEXT NOT NULL,
    nonce        TEXT NOT NULL UNIQUE,
    occasion     TEXT NOT NULL CHECK (occasion IN ('INSTANT', 'HOURLY', 'DAILY', 'WEEKLY', 'CATCH_UP')),
    state        TEXT NOT NULL CHECK (state IN ('SENDING', 'DEFERRED', 'IN_DOUBT', 'SENT', 'CANCELLED')),
    created      INTEGER NOT NULL,
    next_attempt INTEGER NOT NULL,  -- while it is being sent: when its process is taken for dead
    attempts     INTEGER NOT NULL DEFAULT 0,
    shortened    INTEGER NOT NULL DEFAULT 0,
    message      TEXT,              -- the channel's name for what was sent
    reason       TEXT,              -- why it was not sent yet
    sent         INTEGER,
    shows        TEXT,              -- a fingerprint of what it was sent or edited with last
    edit_due     INTEGER,           -- when it is to be edited
    edits_failed INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX post_open ON post (destination) WHERE state IN ('SENDING', 'DEFERRED', 'IN_DOUBT');
CREATE INDEX post_to_edit ON post (edit_due) WHERE edit_due IS NOT NULL;

ALTER TABLE alert ADD COLUMN post INTEGER REFERENCES post (id);
ALTER TABLE alert ADD COLUMN occasion TEXT NOT NULL DEFAULT 'INSTANT';

UPDATE alert SET state = 'PENDING' WHERE state = 'SENDING' AND edition IS NULL;
DROP INDEX alert_open;
CREATE INDEX alert_waiting ON alert (subscription, next_attempt) WHERE state = 'PENDING';
CREATE INDEX alert_post ON alert (post) WHERE post IS NOT NULL;
CREATE INDEX alert_article ON alert (article);
CREATE INDEX alert_sent ON alert (subscription, sent) WHERE sent IS NOT NULL;

INSERT INTO destination (name, due)
SELECT destination, 0 FROM subscription WHERE destination NOT LIKE 'mail:%' GROUP BY destination;

-- A sentence or two for a person, such as why alerts have stopped.
CREATE TABLE notice (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    destination  TEXT NOT NULL,
    nonce        TEXT NOT NULL UNIQUE,
    text         TEXT NOT NULL,
    created      INTEGER NOT NULL,
    next_attempt INTEGER,           -- none when it was said, or cannot be
    attempts     INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX notice_due ON notice (next_attempt) WHERE next_attempt IS NOT NULL;

-- What a destination does not want to be told of: articles that match a query, or all of a subscription for a while.
CREATE TABLE mute (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    destination  TEXT NOT NULL,
    query        TEXT,
    subscription INTEGER REFERENCES subscription (id) ON DELETE CASCADE,
    until        INTEGER,           -- none for good
    created      INTEGER NOT NULL,
    CHECK ((query IS NULL) <> (subscription IS NULL))
) STRICT;

CREATE INDEX mute_destination ON mute (destination);

-- Matches of which nobody was told, and why.
CREATE TABLE suppression (
    subscription INTEGER NOT NULL REFERENCES subscription (id) ON DELETE CASCADE,
    article      INTEGER NOT NULL REFERENCES article (id),
    reason       TEXT NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (subscription, article)
) STRICT, WITHOUT ROWID;

-- Articles that tell the story of another one.
CREATE TABLE retold (
    article  INTEGER PRIMARY KEY REFERENCES article (id),
    original INTEGER NOT NULL REFERENCES article (id)
) STRICT;

CREATE INDEX retold_original ON retold (original);

-- By which articles that may tell the same story are found: those that share a band.
CREATE TABLE sketch (
    band    INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX sketch_article ON sketch (article);

-- Tells posts of this store from those of any other.
INSERT INTO setting VALUES ('store', lower(hex(randomblob(8))));
INSERT INTO setting VALUES ('edited-to-change', (SELECT value FROM setting WHERE name = 'last-change'));

-- How a mailbox wants its digests, now with an id that no other mailbox ever gets: links in mail tell it. What is NULL
-- is as the operator has set it.
CREATE TABLE mailbox (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    destination TEXT NOT NULL UNIQUE,
    zone        TEXT,
    days        TEXT,               -- MONDAY,THURSDAY
    hour        INTEGER,
    language    TEXT,
    format      TEXT NOT NULL DEFAULT 'HTML' CHECK (format IN ('HTML', 'TEXT')),
    paused      INTEGER,            -- since when it wants nothing
    version     INTEGER NOT NULL DEFAULT 0,
    owner       TEXT                -- the person who signed it up
) STRICT;

INSERT INTO mailbox (destination, zone, days, hour, language)
SELECT destination, zone, days, hour, language FROM reader;

INSERT INTO mailbox (destination)
SELECT DISTINCT destination FROM subscription WHERE destination LIKE 'mail:%'
ON CONFLICT (destination) DO NOTHING;

DROP TABLE reader;
ALTER TABLE mailbox RENAME TO reader;

CREATE INDEX reader_owner ON reader (owner) WHERE owner IS NOT NULL;

-- What was asked for and is not confirmed yet.
CREATE TABLE sign_up (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    destination TEXT NOT NULL,
    queries     TEXT NOT NULL,      -- one a line
    cadence     TEXT NOT NULL CHECK (cadence IN ('DAILY', 'WEEKLY')),
    zone        TEXT,
    days        TEXT,
    hour        INTEGER,
    language    TEXT,
    format      TEXT NOT NULL DEFAULT 'HTML',
    owner       TEXT,               -- the person who asked; none for the web
    asked       INTEGER NOT NULL,
    reminded    INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX sign_up_asked ON sign_up (asked);
CREATE INDEX sign_up_owner ON sign_up (owner);
CREATE INDEX sign_up_destination ON sign_up (destination);

-- Mail to one person that is still to be sent.
CREATE TABLE letter (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    kind         TEXT NOT NULL CHECK (kind IN ('CONFIRM', 'REMIND', 'LINK')),
    sign_up      INTEGER REFERENCES sign_up (id) ON DELETE CASCADE,
    reader       INTEGER REFERENCES reader (id) ON DELETE CASCADE,
    written      INTEGER NOT NULL,
    next_attempt INTEGER NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX letter_due ON letter (next_attempt);

-- Who did lately what must not be done too often; keys tell nobody who it was.
CREATE TABLE deed (
    kind TEXT NOT NULL,
    key  TEXT NOT NULL,
    at   INTEGER NOT NULL
) STRICT;

CREATE INDEX deed_key ON deed (kind, key, at);
CREATE INDEX deed_at ON deed (at);

-- Digests that came back for a reason that may pass.
CREATE TABLE soft_bounce (
    edition     INTEGER PRIMARY KEY REFERENCES edition (id) ON DELETE CASCADE,
    destination TEXT NOT NULL,
    reason      TEXT NOT NULL,
    at          INTEGER NOT NULL
) STRICT;

CREATE INDEX soft_bounce_destination ON soft_bounce (destination, at);

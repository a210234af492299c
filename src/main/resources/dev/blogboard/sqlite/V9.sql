-- What a person or a server has set.
CREATE TABLE party (
    name    TEXT PRIMARY KEY,        -- a destination that is one person's, or server:ID
    channel INTEGER,                 -- where a server's alerts go, where nothing else is said
    dates   TEXT,                    -- the language of dates, a BCP 47 tag
    zone    TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE recent_query (
    person TEXT NOT NULL,
    query  TEXT NOT NULL,
    at     INTEGER NOT NULL,         -- in milliseconds
    PRIMARY KEY (person, query)
) STRICT, WITHOUT ROWID;

-- When a server took the bot out.
CREATE TABLE departure (
    server INTEGER PRIMARY KEY,
    at     INTEGER NOT NULL
) STRICT;

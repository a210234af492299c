-- What we have agreed with the hub of a feed (WebSub): at which callback, with which secret, until when.
CREATE TABLE lease (
    feed    INTEGER PRIMARY KEY REFERENCES feed (id) ON DELETE CASCADE,
    hub     TEXT NOT NULL,
    topic   TEXT NOT NULL,
    token   TEXT NOT NULL UNIQUE,
    secret  TEXT NOT NULL,
    expires INTEGER,            -- none while the hub has not confirmed
    tries   INTEGER NOT NULL,   -- since it last confirmed
    next    INTEGER NOT NULL,   -- when it is asked next
    error   TEXT
) STRICT;

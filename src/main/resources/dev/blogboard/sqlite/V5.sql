-- What a feed says of itself, and how often it writes; lists have a newline between their parts, durations are seconds.
ALTER TABLE feed ADD COLUMN rhythm INTEGER;
ALTER TABLE feed ADD COLUMN ttl INTEGER;
ALTER TABLE feed ADD COLUMN skip_hours TEXT;
ALTER TABLE feed ADD COLUMN skip_days TEXT;
ALTER TABLE feed ADD COLUMN hubs TEXT;
ALTER TABLE feed ADD COLUMN self TEXT;
-- Where the last poll was redirected for good, and the URL a feed was added with when it is elsewhere now.
ALTER TABLE feed ADD COLUMN moved_to TEXT;
ALTER TABLE feed ADD COLUMN listed_url TEXT;

-- Articles that are no reason for an alert before a person says so.
ALTER TABLE article ADD COLUMN held INTEGER NOT NULL DEFAULT 0;

-- A change of a feed's state, to be told of once.
CREATE TABLE feed_notice (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    feed     INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
    kind     TEXT NOT NULL CHECK (kind IN ('FAILING', 'RECOVERED', 'MOVED', 'GONE', 'HELD')),
    sentence TEXT NOT NULL,
    since    INTEGER NOT NULL,
    told     INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX feed_notice_untold ON feed_notice (id) WHERE told = 0;
CREATE INDEX feed_notice_feed ON feed_notice (feed);

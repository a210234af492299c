-- The page of an article of which we do not have the whole text: to be fetched, or what came of that.
CREATE TABLE page (
    article   INTEGER PRIMARY KEY REFERENCES article (id),
    host      TEXT NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('WAITING', 'FETCHED', 'FAILED')),
    ready_by  INTEGER NOT NULL,  -- until when the article waits for it before it is matched; 0 for history
    due       INTEGER NOT NULL,
    tries     INTEGER NOT NULL DEFAULT 0,
    error     TEXT,
    canonical TEXT,              -- the URL by which the page calls itself
    image     TEXT
) STRICT;

CREATE INDEX page_urgent ON page (due) WHERE state = 'WAITING' AND ready_by > 0;
CREATE INDEX page_of_history ON page (host, due) WHERE state = 'WAITING' AND ready_by = 0;

-- Those that were stored before pages were fetched.
INSERT INTO page (article, host, state, ready_by, due)
SELECT id, lower(substr(rest, 1, CASE instr(rest, '/') WHEN 0 THEN length(rest) ELSE instr(rest, '/') - 1 END)),
    'WAITING', 0, first_seen
FROM (SELECT id, first_seen, substr(url, instr(url, '://') + 3) AS rest FROM article WHERE length(text) < 1500);

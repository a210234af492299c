-- What the buttons and menus of a message stand for.
CREATE TABLE press (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    asker TEXT,                      -- none where the message is everyone's
    asks  TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT;

CREATE INDEX press_asker ON press (asker);
CREATE INDEX press_since ON press (since);

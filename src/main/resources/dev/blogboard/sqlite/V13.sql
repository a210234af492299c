-- How often a post in doubt was looked for in its channel in vain.
ALTER TABLE post ADD COLUMN looks INTEGER NOT NULL DEFAULT 0;

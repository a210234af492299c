-- How the feed's document could be read when it last was: by which stage, and why not by an earlier one.
ALTER TABLE feed ADD COLUMN stage TEXT CHECK (stage IN ('STRICT', 'REPAIRED', 'LENIENT'));
ALTER TABLE feed ADD COLUMN stage_reason TEXT;

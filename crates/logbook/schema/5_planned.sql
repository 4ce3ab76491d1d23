-- Format 5: hours that are only planned, until the person confirms them.

ALTER TABLE entries ADD COLUMN planned INTEGER NOT NULL DEFAULT 0 CHECK (planned IN (0, 1));
ALTER TABLE study_entries ADD COLUMN planned INTEGER NOT NULL DEFAULT 0 CHECK (planned IN (0, 1));

-- What was written more than a day before its own day was a plan when it was
-- written, and nobody has confirmed it since. The day more is for the time zones:
-- the history keeps UTC.
UPDATE entries SET planned = 1
WHERE date > (
    SELECT date(max(operations.at), '+1 day')
    FROM history
    JOIN operations ON operations.seq = history.operation_seq
    WHERE history.fact_table = 'entries'
        AND history.row_id = entries.id
        AND operations.state = 'done'
);
UPDATE study_entries SET planned = 1
WHERE date > (
    SELECT date(max(operations.at), '+1 day')
    FROM history
    JOIN operations ON operations.seq = history.operation_seq
    WHERE history.fact_table = 'study_entries'
        AND history.row_id = study_entries.id
        AND operations.state = 'done'
);

-- The days and their sums are read from the indexes alone.
DROP INDEX entries_by_date;
CREATE INDEX entries_by_date ON entries (date, row, minutes, planned);
DROP INDEX entries_by_position;
CREATE INDEX entries_by_position ON entries (position, date, minutes, planned);
DROP INDEX study_entries_by_date;
CREATE INDEX study_entries_by_date ON study_entries (date, row, course, practicode, minutes, planned);
DROP INDEX study_entries_by_course;
CREATE INDEX study_entries_by_course ON study_entries (course, date, minutes, planned);
DROP INDEX study_entries_by_practicode;
CREATE INDEX study_entries_by_practicode ON study_entries (practicode, date, minutes, planned);

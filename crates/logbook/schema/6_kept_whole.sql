-- Format 6.

-- Answers that decide: what nobody has said is asked, and kept as not said until then.
ALTER TABLE accounts ADD COLUMN first_due_on TEXT CHECK (first_due_on IS date(first_due_on, '+0 days') AND first_due_on BETWEEN '1900-01-01' AND '2200-12-31');
ALTER TABLE credentials ADD COLUMN proof_sent_on TEXT CHECK (proof_sent_on IS date(proof_sent_on, '+0 days') AND proof_sent_on BETWEEN '1900-01-01' AND '2200-12-31');
ALTER TABLE cycle_records ADD COLUMN reported TEXT NOT NULL DEFAULT 'unknown' CHECK (reported IN ('unknown', 'yes', 'no', 'not_mine'));
ALTER TABLE credits ADD COLUMN planned INTEGER NOT NULL DEFAULT 0 CHECK (planned IN (0, 1));
ALTER TABLE payments ADD COLUMN kept TEXT NOT NULL DEFAULT 'unknown' CHECK (kept IN ('unknown', 'yes', 'no'));
ALTER TABLE study_entries ADD COLUMN kind TEXT NOT NULL DEFAULT 'unknown' CHECK (kind IN ('unknown', 'class', 'alone'));

-- A credit that was written more than a day before its own day was a plan when it was
-- written, as format 5 says of hours.
UPDATE credits SET planned = 1
WHERE completed_on > (
    SELECT date(max(operations.at), '+1 day')
    FROM history
    JOIN operations ON operations.seq = history.operation_seq
    WHERE history.fact_table = 'credits'
        AND history.row_id = credits.id
        AND operations.state = 'done'
);

-- The month for which an exam is planned, while its day is not known.
ALTER TABLE exams ADD COLUMN planned_month TEXT CHECK (planned_month IS NULL OR (planned_month GLOB '[12][0-9][0-9][0-9]-[01][0-9]' AND date(planned_month || '-01') IS NOT NULL));

-- Rows of sheets that came in, so that the same sheet again adds nothing and a row that was
-- removed does not come back by itself. Rows of an operation that is undone count as not there.
CREATE TABLE import_rows (
    print BLOB NOT NULL CHECK (length(print) = 32),
    operation_seq INTEGER NOT NULL REFERENCES operations (seq) ON DELETE CASCADE,
    fact_table TEXT NOT NULL,
    fact_id TEXT NOT NULL,
    PRIMARY KEY (print, operation_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_rows_by_operation ON import_rows (operation_seq);

-- How the columns of a sheet were understood, by its headers; not part of the history.
CREATE TABLE import_mappings (
    target TEXT NOT NULL,
    header TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    body TEXT NOT NULL,
    used_on TEXT NOT NULL CHECK (used_on IS date(used_on, '+0 days')),
    PRIMARY KEY (target, header)
) STRICT, WITHOUT ROWID;

-- Format 6.

-- The month for which an exam is planned, while its day is not known.
ALTER TABLE exams ADD COLUMN planned_month TEXT CHECK (planned_month GLOB '[12][0-9][0-9][0-9]-[01][0-9]' AND date(planned_month || '-01') IS NOT NULL);

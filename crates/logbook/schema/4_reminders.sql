-- Format 4: an audit's days in the record of a cycle; what the user decided about
-- reminders, which is a fact like any other; and what was told, which is not.

ALTER TABLE cycle_records ADD COLUMN audit_asked_on TEXT CHECK (audit_asked_on IS date(audit_asked_on, '+0 days') AND audit_asked_on BETWEEN '1900-01-01' AND '2200-12-31');
ALTER TABLE cycle_records ADD COLUMN audit_due_on TEXT CHECK (audit_due_on IS date(audit_due_on, '+0 days') AND audit_due_on BETWEEN '1900-01-01' AND '2200-12-31');
ALTER TABLE cycle_records ADD COLUMN audit_answered_on TEXT CHECK (audit_answered_on IS date(audit_answered_on, '+0 days') AND audit_answered_on BETWEEN '1900-01-01' AND '2200-12-31');

-- Reminders that were snoozed, done or turned off; one decision for a subject.
CREATE TABLE reminder_choices (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 200) UNIQUE,
    due_on TEXT NOT NULL CHECK (due_on IS date(due_on, '+0 days') AND due_on BETWEEN '1900-01-01' AND '2200-12-31'),
    choice TEXT NOT NULL CHECK (choice IN ('snoozed', 'done', 'not_this_cycle', 'off')),
    back_on TEXT CHECK (back_on IS date(back_on, '+0 days') AND back_on BETWEEN '1900-01-01' AND '2200-12-31'),
    logged_then INTEGER CHECK (logged_then >= 0),
    reason TEXT CHECK (reason IN ('retired', 'lapsed_on_purpose', 'handled_elsewhere', 'other')),
    made_on TEXT NOT NULL CHECK (made_on IS date(made_on, '+0 days') AND made_on BETWEEN '1900-01-01' AND '2200-12-31')
) STRICT;

-- Messages that were shown, in order. Not part of the history: what was said cannot be unsaid.
CREATE TABLE digests (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    told_on TEXT NOT NULL CHECK (told_on IS date(told_on, '+0 days') AND told_on BETWEEN '1900-01-01' AND '2200-12-31'),
    teller TEXT NOT NULL CHECK (teller IN ('window', 'tray', 'command'))
) STRICT;

-- The stages that were told in them, or folded into one that was, under the name by
-- which they are never told again.
CREATE TABLE reminders_told (
    subject TEXT NOT NULL,
    stage TEXT NOT NULL,
    due_on TEXT NOT NULL CHECK (due_on IS date(due_on, '+0 days')),
    told_on TEXT NOT NULL CHECK (told_on IS date(told_on, '+0 days') AND told_on BETWEEN '1900-01-01' AND '2200-12-31'),
    folded INTEGER NOT NULL CHECK (folded IN (0, 1)),
    digest INTEGER REFERENCES digests (number) ON DELETE SET NULL,
    title TEXT,
    text TEXT,
    about TEXT,
    PRIMARY KEY (subject, stage, due_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX reminders_told_by_digest ON reminders_told (digest);

-- What the next telling must know: `held_since`, and `problem`, why the last one failed.
CREATE TABLE reminder_state (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

-- The calendar's events as they were published last.
CREATE TABLE calendar_events (
    uid TEXT PRIMARY KEY,
    on_day TEXT NOT NULL CHECK (on_day IS date(on_day, '+0 days') AND on_day BETWEEN '1900-01-01' AND '2200-12-31'),
    summary TEXT NOT NULL,
    description TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
    stamp TEXT NOT NULL
) STRICT, WITHOUT ROWID;

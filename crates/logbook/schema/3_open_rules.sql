-- Format 3: the user's own reading of open rules, issuers of their own, moves to a
-- corporate account, and what the rules ask of single facts besides.

-- How an open rule is read: by one of its keys, or by a number of the user's own.
ALTER TABLE rule_choices ADD COLUMN reading TEXT CHECK (length(reading) BETWEEN 1 AND 80);
ALTER TABLE rule_choices ADD COLUMN number INTEGER CHECK (number BETWEEN -1000000 AND 1000000);

-- What the rulebook does not know of a credential.
ALTER TABLE credentials ADD COLUMN sort TEXT CHECK (sort IN ('core', 'topic', 'specialty'));
ALTER TABLE credentials ADD COLUMN topic TEXT CHECK (length(topic) <= 80);

-- The last day of a cycle after an extension.
ALTER TABLE cycle_records ADD COLUMN extended_to TEXT CHECK (extended_to IS date(extended_to, '+0 days') AND extended_to BETWEEN '1900-01-01' AND '2200-12-31');

-- The label that the issuer's tracker shows beside a credit.
ALTER TABLE credits ADD COLUMN tracker_label TEXT CHECK (length(tracker_label) <= 80);

-- The day of the approval to sit an exam.
ALTER TABLE exams ADD COLUMN approved_on TEXT CHECK (approved_on IS date(approved_on, '+0 days') AND approved_on BETWEEN '1900-01-01' AND '2200-12-31');

-- Moves of a membership to an employer's corporate account.
CREATE TABLE account_moves (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    issuer TEXT NOT NULL CHECK (length(issuer) BETWEEN 1 AND 80),
    moved_on TEXT NOT NULL CHECK (moved_on IS date(moved_on, '+0 days') AND moved_on BETWEEN '1900-01-01' AND '2200-12-31'),
    employer TEXT CHECK (length(employer) <= 300),
    renewal_month INTEGER NOT NULL CHECK (renewal_month BETWEEN 1 AND 12),
    due_day INTEGER CHECK (due_day BETWEEN 1 AND 31)
) STRICT;

-- Issuers that the user added, with their rules as JSON.
CREATE TABLE own_issuers (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    issuer TEXT NOT NULL CHECK (length(issuer) BETWEEN 1 AND 80) UNIQUE,
    name TEXT CHECK (length(name) <= 300),
    source TEXT CHECK (length(source) <= 1000),
    cycle_starts_on TEXT CHECK (cycle_starts_on IS date(cycle_starts_on, '+0 days') AND cycle_starts_on BETWEEN '1900-01-01' AND '2200-12-31'),
    rules TEXT NOT NULL CHECK (json_valid(rules) AND json_type(rules) = 'array')
) STRICT;

-- The search finds both kinds too; their numbers are 13 and 14.
CREATE TRIGGER search_account_moves_insert AFTER INSERT ON account_moves
WHEN NEW.employer IS NOT NULL
BEGIN
    INSERT INTO search (rowid, title, body) VALUES (NEW.row * 16 + 13, NEW.employer, '');
END;
CREATE TRIGGER search_account_moves_delete AFTER DELETE ON account_moves
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 13;
END;
CREATE TRIGGER search_account_moves_update AFTER UPDATE OF employer ON account_moves
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 13;
    INSERT INTO search (rowid, title, body)
    SELECT NEW.row * 16 + 13, NEW.employer, ''
    WHERE NEW.employer IS NOT NULL;
END;
CREATE TRIGGER search_own_issuers_insert AFTER INSERT ON own_issuers
BEGIN
    INSERT INTO search (rowid, title, body)
    VALUES (NEW.row * 16 + 14, NEW.issuer, coalesce(NEW.name, ''));
END;
CREATE TRIGGER search_own_issuers_delete AFTER DELETE ON own_issuers
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 14;
END;
CREATE TRIGGER search_own_issuers_update AFTER UPDATE OF issuer, name ON own_issuers
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 14;
    INSERT INTO search (rowid, title, body)
    VALUES (NEW.row * 16 + 14, NEW.issuer, coalesce(NEW.name, ''));
END;

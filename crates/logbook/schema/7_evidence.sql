-- Format 7: files that are kept as evidence. Their bytes lie in the vault beside the logbook,
-- under their SHA-256; a row says what they are called and to what they belong.

CREATE TABLE evidence (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    media_type TEXT NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png', 'image/heic', 'image/webp', 'image/tiff', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'text/plain')),
    bytes INTEGER NOT NULL CHECK (bytes BETWEEN 1 AND 50000000),
    added_on TEXT NOT NULL CHECK (added_on IS date(added_on, '+0 days') AND added_on BETWEEN '1900-01-01' AND '2200-12-31'),
    belongs_to TEXT NOT NULL CHECK (json_valid(belongs_to) AND json_type(belongs_to) = 'array'),
    note TEXT CHECK (length(note) <= 4000)
) STRICT;

CREATE TRIGGER search_evidence_insert AFTER INSERT ON evidence
BEGIN
    INSERT INTO search (rowid, title, body)
    VALUES (NEW.row * 16 + 15, NEW.name, coalesce(NEW.note, ''));
END;
CREATE TRIGGER search_evidence_delete AFTER DELETE ON evidence
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 15;
END;
CREATE TRIGGER search_evidence_update AFTER UPDATE OF name, note ON evidence
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 15;
    INSERT INTO search (rowid, title, body)
    VALUES (NEW.row * 16 + 15, NEW.name, coalesce(NEW.note, ''));
END;

-- What is removed lets go of its files, which stay. Before the row is gone, so that the
-- history, played forward again, finds each file as it was left. What is joined to '' is text to
-- the history, and no JSON.
CREATE TRIGGER evidence_detach_accounts BEFORE DELETE ON accounts
WHEN EXISTS (SELECT 1 FROM evidence)
BEGIN
    UPDATE evidence
    SET belongs_to = (
        SELECT json_group_array(json(holder.value)) || ''
        FROM json_each(evidence.belongs_to) AS holder
        WHERE holder.value ->> 'kind' <> 'account' OR holder.value ->> 'id' <> OLD.id
    )
    WHERE EXISTS (
        SELECT 1
        FROM json_each(CASE WHEN json_valid(evidence.belongs_to) THEN evidence.belongs_to ELSE '[]' END) AS holder
        WHERE holder.value ->> 'kind' = 'account' AND holder.value ->> 'id' = OLD.id
    );
END;
CREATE TRIGGER evidence_detach_credentials BEFORE DELETE ON credentials
WHEN EXISTS (SELECT 1 FROM evidence)
BEGIN
    UPDATE evidence
    SET belongs_to = (
        SELECT json_group_array(json(holder.value)) || ''
        FROM json_each(evidence.belongs_to) AS holder
        WHERE holder.value ->> 'kind' <> 'credential' OR holder.value ->> 'id' <> OLD.id
    )
    WHERE EXISTS (
        SELECT 1
        FROM json_each(CASE WHEN json_valid(evidence.belongs_to) THEN evidence.belongs_to ELSE '[]' END) AS holder
        WHERE holder.value ->> 'kind' = 'credential' AND holder.value ->> 'id' = OLD.id
    );
END;
CREATE TRIGGER evidence_detach_cycle_records BEFORE DELETE ON cycle_records
WHEN EXISTS (SELECT 1 FROM evidence)
BEGIN
    UPDATE evidence
    SET belongs_to = (
        SELECT json_group_array(json(holder.value)) || ''
        FROM json_each(evidence.belongs_to) AS holder
        WHERE holder.value ->> 'kind' <> 'cycle_record' OR holder.value ->> 'id' <> OLD.id
    )
    WHERE EXISTS (
        SELECT 1
        FROM json_each(CASE WHEN json_valid(evidence.belongs_to) THEN evidence.belongs_to ELSE '[]' END) AS holder
        WHERE holder.value ->> 'kind' = 'cycle_record' AND holder.value ->> 'id' = OLD.id
    );
END;
CREATE TRIGGER evidence_detach_credits BEFORE DELETE ON credits
WHEN EXISTS (SELECT 1 FROM evidence)
BEGIN
    UPDATE evidence
    SET belongs_to = (
        SELECT json_group_array(json(holder.value)) || ''
        FROM json_each(evidence.belongs_to) AS holder
        WHERE holder.value ->> 'kind' <> 'credit' OR holder.value ->> 'id' <> OLD.id
    )
    WHERE EXISTS (
        SELECT 1
        FROM json_each(CASE WHEN json_valid(evidence.belongs_to) THEN evidence.belongs_to ELSE '[]' END) AS holder
        WHERE holder.value ->> 'kind' = 'credit' AND holder.value ->> 'id' = OLD.id
    );
END;
CREATE TRIGGER evidence_detach_positions BEFORE DELETE ON positions
WHEN EXISTS (SELECT 1 FROM evidence)
BEGIN
    UPDATE evidence
    SET belongs_to = (
        SELECT json_group_array(json(holder.value)) || ''
        FROM json_each(evidence.belongs_to) AS holder
        WHERE holder.value ->> 'kind' <> 'position' OR holder.value ->> 'id' <> OLD.id
    )
    WHERE EXISTS (
        SELECT 1
        FROM json_each(CASE WHEN json_valid(evidence.belongs_to) THEN evidence.belongs_to ELSE '[]' END) AS holder
        WHERE holder.value ->> 'kind' = 'position' AND holder.value ->> 'id' = OLD.id
    );
END;
CREATE TRIGGER evidence_detach_letters BEFORE DELETE ON letters
WHEN EXISTS (SELECT 1 FROM evidence)
BEGIN
    UPDATE evidence
    SET belongs_to = (
        SELECT json_group_array(json(holder.value)) || ''
        FROM json_each(evidence.belongs_to) AS holder
        WHERE holder.value ->> 'kind' <> 'letter' OR holder.value ->> 'id' <> OLD.id
    )
    WHERE EXISTS (
        SELECT 1
        FROM json_each(CASE WHEN json_valid(evidence.belongs_to) THEN evidence.belongs_to ELSE '[]' END) AS holder
        WHERE holder.value ->> 'kind' = 'letter' AND holder.value ->> 'id' = OLD.id
    );
END;
CREATE TRIGGER evidence_detach_courses BEFORE DELETE ON courses
WHEN EXISTS (SELECT 1 FROM evidence)
BEGIN
    UPDATE evidence
    SET belongs_to = (
        SELECT json_group_array(json(holder.value)) || ''
        FROM json_each(evidence.belongs_to) AS holder
        WHERE holder.value ->> 'kind' <> 'course' OR holder.value ->> 'id' <> OLD.id
    )
    WHERE EXISTS (
        SELECT 1
        FROM json_each(CASE WHEN json_valid(evidence.belongs_to) THEN evidence.belongs_to ELSE '[]' END) AS holder
        WHERE holder.value ->> 'kind' = 'course' AND holder.value ->> 'id' = OLD.id
    );
END;
CREATE TRIGGER evidence_detach_practicode BEFORE DELETE ON practicode
WHEN EXISTS (SELECT 1 FROM evidence)
BEGIN
    UPDATE evidence
    SET belongs_to = (
        SELECT json_group_array(json(holder.value)) || ''
        FROM json_each(evidence.belongs_to) AS holder
        WHERE holder.value ->> 'kind' <> 'practicode' OR holder.value ->> 'id' <> OLD.id
    )
    WHERE EXISTS (
        SELECT 1
        FROM json_each(CASE WHEN json_valid(evidence.belongs_to) THEN evidence.belongs_to ELSE '[]' END) AS holder
        WHERE holder.value ->> 'kind' = 'practicode' AND holder.value ->> 'id' = OLD.id
    );
END;
CREATE TRIGGER evidence_detach_exams BEFORE DELETE ON exams
WHEN EXISTS (SELECT 1 FROM evidence)
BEGIN
    UPDATE evidence
    SET belongs_to = (
        SELECT json_group_array(json(holder.value)) || ''
        FROM json_each(evidence.belongs_to) AS holder
        WHERE holder.value ->> 'kind' <> 'exam' OR holder.value ->> 'id' <> OLD.id
    )
    WHERE EXISTS (
        SELECT 1
        FROM json_each(CASE WHEN json_valid(evidence.belongs_to) THEN evidence.belongs_to ELSE '[]' END) AS holder
        WHERE holder.value ->> 'kind' = 'exam' AND holder.value ->> 'id' = OLD.id
    );
END;
CREATE TRIGGER evidence_detach_payments BEFORE DELETE ON payments
WHEN EXISTS (SELECT 1 FROM evidence)
BEGIN
    UPDATE evidence
    SET belongs_to = (
        SELECT json_group_array(json(holder.value)) || ''
        FROM json_each(evidence.belongs_to) AS holder
        WHERE holder.value ->> 'kind' <> 'payment' OR holder.value ->> 'id' <> OLD.id
    )
    WHERE EXISTS (
        SELECT 1
        FROM json_each(CASE WHEN json_valid(evidence.belongs_to) THEN evidence.belongs_to ELSE '[]' END) AS holder
        WHERE holder.value ->> 'kind' = 'payment' AND holder.value ->> 'id' = OLD.id
    );
END;

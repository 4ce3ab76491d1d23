-- Format 2: full-text search over what people type, kept by triggers.
--
-- `rowid` is the fact's `row` times 16 plus the number of its table, so that a
-- changed fact finds its line without an index. Facts without text have none.
CREATE VIRTUAL TABLE search USING fts5 (
    title,
    body,
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
);

-- accounts
INSERT INTO search (rowid, title, body)
SELECT row * 16 + 0, coalesce(issuer, ''), coalesce(member_number, '')
FROM accounts
WHERE coalesce(issuer, member_number) IS NOT NULL;
CREATE TRIGGER search_accounts_insert AFTER INSERT ON accounts
WHEN coalesce(NEW.issuer, NEW.member_number) IS NOT NULL
BEGIN
    INSERT INTO search (rowid, title, body)
    VALUES (NEW.row * 16 + 0, coalesce(NEW.issuer, ''), coalesce(NEW.member_number, ''));
END;
CREATE TRIGGER search_accounts_delete AFTER DELETE ON accounts
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 0;
END;
CREATE TRIGGER search_accounts_update AFTER UPDATE OF issuer, member_number ON accounts
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 0;
    INSERT INTO search (rowid, title, body)
    SELECT NEW.row * 16 + 0, coalesce(NEW.issuer, ''), coalesce(NEW.member_number, '')
    WHERE coalesce(NEW.issuer, NEW.member_number) IS NOT NULL;
END;

-- credentials
INSERT INTO search (rowid, title, body)
SELECT row * 16 + 1, coalesce(code, ''), coalesce(issuer, '')
FROM credentials
WHERE coalesce(code, issuer) IS NOT NULL;
CREATE TRIGGER search_credentials_insert AFTER INSERT ON credentials
WHEN coalesce(NEW.code, NEW.issuer) IS NOT NULL
BEGIN
    INSERT INTO search (rowid, title, body)
    VALUES (NEW.row * 16 + 1, coalesce(NEW.code, ''), coalesce(NEW.issuer, ''));
END;
CREATE TRIGGER search_credentials_delete AFTER DELETE ON credentials
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 1;
END;
CREATE TRIGGER search_credentials_update AFTER UPDATE OF code, issuer ON credentials
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 1;
    INSERT INTO search (rowid, title, body)
    SELECT NEW.row * 16 + 1, coalesce(NEW.code, ''), coalesce(NEW.issuer, '')
    WHERE coalesce(NEW.code, NEW.issuer) IS NOT NULL;
END;

-- credits
INSERT INTO search (rowid, title, body)
SELECT row * 16 + 3, coalesce(title, ''), rtrim(
            coalesce(sponsor || ' · ', '')
            || coalesce(replace(replace(replace(nullif(topics, '[]'), '["', ''), '"]', ''), '","', ', ') || ' · ', '')
            || coalesce(index_number || ' · ', '')
            || coalesce(note || ' · ', ''),
            ' ·'
        )
FROM credits
WHERE coalesce(title, sponsor, topics, index_number, note) IS NOT NULL;
CREATE TRIGGER search_credits_insert AFTER INSERT ON credits
WHEN coalesce(NEW.title, NEW.sponsor, NEW.topics, NEW.index_number, NEW.note) IS NOT NULL
BEGIN
    INSERT INTO search (rowid, title, body)
    VALUES (NEW.row * 16 + 3, coalesce(NEW.title, ''), rtrim(
            coalesce(NEW.sponsor || ' · ', '')
            || coalesce(replace(replace(replace(nullif(NEW.topics, '[]'), '["', ''), '"]', ''), '","', ', ') || ' · ', '')
            || coalesce(NEW.index_number || ' · ', '')
            || coalesce(NEW.note || ' · ', ''),
            ' ·'
        ));
END;
CREATE TRIGGER search_credits_delete AFTER DELETE ON credits
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 3;
END;
CREATE TRIGGER search_credits_update AFTER UPDATE OF title, sponsor, topics, index_number, note ON credits
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 3;
    INSERT INTO search (rowid, title, body)
    SELECT NEW.row * 16 + 3, coalesce(NEW.title, ''), rtrim(
            coalesce(NEW.sponsor || ' · ', '')
            || coalesce(replace(replace(replace(nullif(NEW.topics, '[]'), '["', ''), '"]', ''), '","', ', ') || ' · ', '')
            || coalesce(NEW.index_number || ' · ', '')
            || coalesce(NEW.note || ' · ', ''),
            ' ·'
        )
    WHERE coalesce(NEW.title, NEW.sponsor, NEW.topics, NEW.index_number, NEW.note) IS NOT NULL;
END;

-- positions
INSERT INTO search (rowid, title, body)
SELECT row * 16 + 4, coalesce(employer, ''), rtrim(
            coalesce(title || ' · ', '')
            || coalesce(supervisor || ' · ', '')
            || coalesce(note || ' · ', ''),
            ' ·'
        )
FROM positions
WHERE coalesce(employer, title, supervisor, note) IS NOT NULL;
CREATE TRIGGER search_positions_insert AFTER INSERT ON positions
WHEN coalesce(NEW.employer, NEW.title, NEW.supervisor, NEW.note) IS NOT NULL
BEGIN
    INSERT INTO search (rowid, title, body)
    VALUES (NEW.row * 16 + 4, coalesce(NEW.employer, ''), rtrim(
            coalesce(NEW.title || ' · ', '')
            || coalesce(NEW.supervisor || ' · ', '')
            || coalesce(NEW.note || ' · ', ''),
            ' ·'
        ));
END;
CREATE TRIGGER search_positions_delete AFTER DELETE ON positions
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 4;
END;
CREATE TRIGGER search_positions_update AFTER UPDATE OF employer, title, supervisor, note ON positions
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 4;
    INSERT INTO search (rowid, title, body)
    SELECT NEW.row * 16 + 4, coalesce(NEW.employer, ''), rtrim(
            coalesce(NEW.title || ' · ', '')
            || coalesce(NEW.supervisor || ' · ', '')
            || coalesce(NEW.note || ' · ', ''),
            ' ·'
        )
    WHERE coalesce(NEW.employer, NEW.title, NEW.supervisor, NEW.note) IS NOT NULL;
END;

-- entries
INSERT INTO search (rowid, title, body)
SELECT row * 16 + 5, coalesce(specialty, ''), coalesce(note, '')
FROM entries
WHERE coalesce(specialty, note) IS NOT NULL;
CREATE TRIGGER search_entries_insert AFTER INSERT ON entries
WHEN coalesce(NEW.specialty, NEW.note) IS NOT NULL
BEGIN
    INSERT INTO search (rowid, title, body)
    VALUES (NEW.row * 16 + 5, coalesce(NEW.specialty, ''), coalesce(NEW.note, ''));
END;
CREATE TRIGGER search_entries_delete AFTER DELETE ON entries
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 5;
END;
CREATE TRIGGER search_entries_update AFTER UPDATE OF specialty, note ON entries
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 5;
    INSERT INTO search (rowid, title, body)
    SELECT NEW.row * 16 + 5, coalesce(NEW.specialty, ''), coalesce(NEW.note, '')
    WHERE coalesce(NEW.specialty, NEW.note) IS NOT NULL;
END;

-- letters
INSERT INTO search (rowid, title, body)
SELECT row * 16 + 6, coalesce(employer, ''), rtrim(
            coalesce(signer_name || ' · ', '')
            || coalesce(note || ' · ', ''),
            ' ·'
        )
FROM letters
WHERE coalesce(employer, signer_name, note) IS NOT NULL;
CREATE TRIGGER search_letters_insert AFTER INSERT ON letters
WHEN coalesce(NEW.employer, NEW.signer_name, NEW.note) IS NOT NULL
BEGIN
    INSERT INTO search (rowid, title, body)
    VALUES (NEW.row * 16 + 6, coalesce(NEW.employer, ''), rtrim(
            coalesce(NEW.signer_name || ' · ', '')
            || coalesce(NEW.note || ' · ', ''),
            ' ·'
        ));
END;
CREATE TRIGGER search_letters_delete AFTER DELETE ON letters
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 6;
END;
CREATE TRIGGER search_letters_update AFTER UPDATE OF employer, signer_name, note ON letters
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 6;
    INSERT INTO search (rowid, title, body)
    SELECT NEW.row * 16 + 6, coalesce(NEW.employer, ''), rtrim(
            coalesce(NEW.signer_name || ' · ', '')
            || coalesce(NEW.note || ' · ', ''),
            ' ·'
        )
    WHERE coalesce(NEW.employer, NEW.signer_name, NEW.note) IS NOT NULL;
END;

-- courses
INSERT INTO search (rowid, title, body)
SELECT row * 16 + 7, coalesce(title, ''), rtrim(
            coalesce(provider || ' · ', '')
            || coalesce(program || ' · ', '')
            || coalesce(note || ' · ', ''),
            ' ·'
        )
FROM courses
WHERE coalesce(title, provider, program, note) IS NOT NULL;
CREATE TRIGGER search_courses_insert AFTER INSERT ON courses
WHEN coalesce(NEW.title, NEW.provider, NEW.program, NEW.note) IS NOT NULL
BEGIN
    INSERT INTO search (rowid, title, body)
    VALUES (NEW.row * 16 + 7, coalesce(NEW.title, ''), rtrim(
            coalesce(NEW.provider || ' · ', '')
            || coalesce(NEW.program || ' · ', '')
            || coalesce(NEW.note || ' · ', ''),
            ' ·'
        ));
END;
CREATE TRIGGER search_courses_delete AFTER DELETE ON courses
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 7;
END;
CREATE TRIGGER search_courses_update AFTER UPDATE OF title, provider, program, note ON courses
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 7;
    INSERT INTO search (rowid, title, body)
    SELECT NEW.row * 16 + 7, coalesce(NEW.title, ''), rtrim(
            coalesce(NEW.provider || ' · ', '')
            || coalesce(NEW.program || ' · ', '')
            || coalesce(NEW.note || ' · ', ''),
            ' ·'
        )
    WHERE coalesce(NEW.title, NEW.provider, NEW.program, NEW.note) IS NOT NULL;
END;

-- study_entries
INSERT INTO search (rowid, title, body)
SELECT row * 16 + 9, '', coalesce(note, '')
FROM study_entries
WHERE coalesce(note, NULL) IS NOT NULL;
CREATE TRIGGER search_study_entries_insert AFTER INSERT ON study_entries
WHEN coalesce(NEW.note, NULL) IS NOT NULL
BEGIN
    INSERT INTO search (rowid, title, body)
    VALUES (NEW.row * 16 + 9, '', coalesce(NEW.note, ''));
END;
CREATE TRIGGER search_study_entries_delete AFTER DELETE ON study_entries
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 9;
END;
CREATE TRIGGER search_study_entries_update AFTER UPDATE OF note ON study_entries
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 9;
    INSERT INTO search (rowid, title, body)
    SELECT NEW.row * 16 + 9, '', coalesce(NEW.note, '')
    WHERE coalesce(NEW.note, NULL) IS NOT NULL;
END;

-- exams
INSERT INTO search (rowid, title, body)
SELECT row * 16 + 10, coalesce(credential, ''), coalesce(score, '')
FROM exams
WHERE coalesce(credential, score) IS NOT NULL;
CREATE TRIGGER search_exams_insert AFTER INSERT ON exams
WHEN coalesce(NEW.credential, NEW.score) IS NOT NULL
BEGIN
    INSERT INTO search (rowid, title, body)
    VALUES (NEW.row * 16 + 10, coalesce(NEW.credential, ''), coalesce(NEW.score, ''));
END;
CREATE TRIGGER search_exams_delete AFTER DELETE ON exams
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 10;
END;
CREATE TRIGGER search_exams_update AFTER UPDATE OF credential, score ON exams
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 10;
    INSERT INTO search (rowid, title, body)
    SELECT NEW.row * 16 + 10, coalesce(NEW.credential, ''), coalesce(NEW.score, '')
    WHERE coalesce(NEW.credential, NEW.score) IS NOT NULL;
END;

-- payments
INSERT INTO search (rowid, title, body)
SELECT row * 16 + 11, '', coalesce(note, '')
FROM payments
WHERE coalesce(note, NULL) IS NOT NULL;
CREATE TRIGGER search_payments_insert AFTER INSERT ON payments
WHEN coalesce(NEW.note, NULL) IS NOT NULL
BEGIN
    INSERT INTO search (rowid, title, body)
    VALUES (NEW.row * 16 + 11, '', coalesce(NEW.note, ''));
END;
CREATE TRIGGER search_payments_delete AFTER DELETE ON payments
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 11;
END;
CREATE TRIGGER search_payments_update AFTER UPDATE OF note ON payments
BEGIN
    DELETE FROM search WHERE rowid = OLD.row * 16 + 11;
    INSERT INTO search (rowid, title, body)
    SELECT NEW.row * 16 + 11, '', coalesce(NEW.note, '')
    WHERE coalesce(NEW.note, NULL) IS NOT NULL;
END;

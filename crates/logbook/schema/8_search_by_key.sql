-- Format 8: the search knows a fact by its kind and its id. The row numbers of format 2 had
-- room for sixteen kinds. What is found by which words is said beside each table's columns in the
-- program, which fills these tables when it opens the file, and makes its triggers itself.

DROP TRIGGER search_accounts_insert;
DROP TRIGGER search_accounts_delete;
DROP TRIGGER search_accounts_update;
DROP TRIGGER search_credentials_insert;
DROP TRIGGER search_credentials_delete;
DROP TRIGGER search_credentials_update;
DROP TRIGGER search_credits_insert;
DROP TRIGGER search_credits_delete;
DROP TRIGGER search_credits_update;
DROP TRIGGER search_positions_insert;
DROP TRIGGER search_positions_delete;
DROP TRIGGER search_positions_update;
DROP TRIGGER search_entries_insert;
DROP TRIGGER search_entries_delete;
DROP TRIGGER search_entries_update;
DROP TRIGGER search_letters_insert;
DROP TRIGGER search_letters_delete;
DROP TRIGGER search_letters_update;
DROP TRIGGER search_courses_insert;
DROP TRIGGER search_courses_delete;
DROP TRIGGER search_courses_update;
DROP TRIGGER search_study_entries_insert;
DROP TRIGGER search_study_entries_delete;
DROP TRIGGER search_study_entries_update;
DROP TRIGGER search_exams_insert;
DROP TRIGGER search_exams_delete;
DROP TRIGGER search_exams_update;
DROP TRIGGER search_payments_insert;
DROP TRIGGER search_payments_delete;
DROP TRIGGER search_payments_update;
DROP TRIGGER search_account_moves_insert;
DROP TRIGGER search_account_moves_delete;
DROP TRIGGER search_account_moves_update;
DROP TRIGGER search_own_issuers_insert;
DROP TRIGGER search_own_issuers_delete;
DROP TRIGGER search_own_issuers_update;
DROP TRIGGER search_evidence_insert;
DROP TRIGGER search_evidence_delete;
DROP TRIGGER search_evidence_update;
DROP TABLE search;

-- `row` is the row of the same fact in `search`.
CREATE TABLE searched (
    row INTEGER PRIMARY KEY,
    fact_table TEXT NOT NULL,
    id TEXT NOT NULL,
    UNIQUE (fact_table, id)
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
    title,
    body,
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
);

-- How each table was put into the search; where the program would do it otherwise, it does it anew.
CREATE TABLE search_shapes (
    fact_table TEXT PRIMARY KEY,
    shape TEXT NOT NULL
) STRICT;

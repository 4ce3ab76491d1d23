-- A logbook of format 1 with a fact of every kind and some history, as it was written then.
-- Never edited: `tests/formats.rs` brings it up to date.

PRAGMA application_id = 1296649285;
PRAGMA user_version = 1;
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;
CREATE TABLE operations (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone'))
) STRICT;
CREATE TABLE history (
    position INTEGER PRIMARY KEY,
    operation_seq INTEGER NOT NULL REFERENCES operations (seq) ON DELETE CASCADE,
    fact_table TEXT NOT NULL,
    row_id TEXT NOT NULL,
    before TEXT CHECK (json_valid(before)),
    after TEXT CHECK (json_valid(after)),
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX operations_undone ON operations (seq) WHERE state = 'undone';
CREATE INDEX history_by_operation ON history (operation_seq);
CREATE INDEX history_by_row ON history (fact_table, row_id);
CREATE TABLE accounts (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    issuer TEXT NOT NULL CHECK (length(issuer) BETWEEN 1 AND 80) UNIQUE,
    member_number TEXT CHECK (length(member_number) <= 80),
    membership TEXT NOT NULL CHECK (membership IN ('unknown', 'member', 'non_member')),
    renewal_month INTEGER CHECK (renewal_month BETWEEN 1 AND 12),
    due_day INTEGER CHECK (due_day BETWEEN 1 AND 31),
    joined_on TEXT CHECK (joined_on IS date(joined_on, '+0 days') AND joined_on BETWEEN '1900-01-01' AND '2200-12-31'),
    cycle_starts_on TEXT CHECK (cycle_starts_on IS date(cycle_starts_on, '+0 days') AND cycle_starts_on BETWEEN '1900-01-01' AND '2200-12-31'),
    cycle_ends_on TEXT CHECK (cycle_ends_on IS date(cycle_ends_on, '+0 days') AND cycle_ends_on BETWEEN '1900-01-01' AND '2200-12-31')
) STRICT;
CREATE TABLE credentials (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    issuer TEXT NOT NULL CHECK (length(issuer) BETWEEN 1 AND 80),
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
    apprentice INTEGER NOT NULL CHECK (apprentice IN (0, 1)),
    earned_on TEXT CHECK (earned_on IS date(earned_on, '+0 days') AND earned_on BETWEEN '1900-01-01' AND '2200-12-31'),
    apprentice_removed_on TEXT CHECK (apprentice_removed_on IS date(apprentice_removed_on, '+0 days') AND apprentice_removed_on BETWEEN '1900-01-01' AND '2200-12-31'),
    status TEXT NOT NULL CHECK (status IN ('active', 'expected', 'inactive', 'lapsed', 'retired', 'cancelled', 'revoked')),
    ended_on TEXT CHECK (ended_on IS date(ended_on, '+0 days') AND ended_on BETWEEN '1900-01-01' AND '2200-12-31')
) STRICT;
CREATE TABLE cycle_records (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    issuer TEXT NOT NULL CHECK (length(issuer) BETWEEN 1 AND 80),
    due_on TEXT NOT NULL CHECK (due_on IS date(due_on, '+0 days') AND due_on BETWEEN '1900-01-01' AND '2200-12-31'),
    starts_on TEXT CHECK (starts_on IS date(starts_on, '+0 days') AND starts_on BETWEEN '1900-01-01' AND '2200-12-31'),
    tracker_required_hundredths INTEGER CHECK (tracker_required_hundredths BETWEEN 0 AND 100000),
    tracker_read_on TEXT CHECK (tracker_read_on IS date(tracker_read_on, '+0 days') AND tracker_read_on BETWEEN '1900-01-01' AND '2200-12-31'),
    submitted_on TEXT CHECK (submitted_on IS date(submitted_on, '+0 days') AND submitted_on BETWEEN '1900-01-01' AND '2200-12-31'),
    accepted_on TEXT CHECK (accepted_on IS date(accepted_on, '+0 days') AND accepted_on BETWEEN '1900-01-01' AND '2200-12-31'),
    extension_bought_on TEXT CHECK (extension_bought_on IS date(extension_bought_on, '+0 days') AND extension_bought_on BETWEEN '1900-01-01' AND '2200-12-31'),
    UNIQUE (issuer, due_on)
) STRICT;
CREATE TABLE credits (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
    sponsor TEXT CHECK (length(sponsor) <= 300),
    completed_on TEXT NOT NULL CHECK (completed_on IS date(completed_on, '+0 days') AND completed_on BETWEEN '1900-01-01' AND '2200-12-31'),
    amount_hundredths INTEGER CHECK (amount_hundredths > 0 AND amount_hundredths <= 100000),
    minutes INTEGER CHECK (minutes BETWEEN 0 AND 60000),
    index_number TEXT CHECK (length(index_number) <= 80),
    kind TEXT NOT NULL CHECK (kind IN ('webinar', 'workshop', 'conference', 'chapter_meeting', 'magazine_quiz', 'officer_quiz', 'cms_training', 'formal_study', 'self_study', 'publication', 'presentation', 'exam_item_writing', 'coding_self_review', 'staff_meeting', 'other')),
    topics TEXT NOT NULL CHECK (json_valid(topics) AND json_type(topics) = 'array'),
    approved_for TEXT CHECK (json_valid(approved_for) AND json_type(approved_for) = 'array'),
    applied_to TEXT CHECK (length(applied_to) <= 40),
    issuers TEXT CHECK (json_valid(issuers) AND json_type(issuers) = 'array'),
    ahima_source TEXT CHECK (ahima_source IN ('ahima', 'component_association', 'other')),
    hiim_domain INTEGER CHECK (hiim_domain IN (0, 1)),
    cost_cents INTEGER CHECK (cost_cents BETWEEN 0 AND 10000000),
    course_key TEXT CHECK (length(course_key) <= 300),
    published_on TEXT CHECK (published_on IS date(published_on, '+0 days') AND published_on BETWEEN '1900-01-01' AND '2200-12-31'),
    cycle_choice TEXT NOT NULL CHECK (cycle_choice IN ('current', 'next')),
    certificate_held INTEGER NOT NULL CHECK (certificate_held IN (0, 1)),
    certificate_shows TEXT CHECK (json_valid(certificate_shows) AND json_type(certificate_shows) = 'array'),
    portal TEXT NOT NULL CHECK (json_valid(portal) AND json_type(portal) = 'array'),
    note TEXT CHECK (length(note) <= 4000)
) STRICT;
CREATE INDEX credits_by_date ON credits (completed_on, row);
CREATE TABLE positions (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    employer TEXT NOT NULL CHECK (length(employer) BETWEEN 1 AND 300),
    kind TEXT NOT NULL CHECK (kind IN ('job', 'externship', 'internship', 'volunteer', 'project_xtern')),
    title TEXT CHECK (length(title) <= 300),
    starts_on TEXT CHECK (starts_on IS date(starts_on, '+0 days') AND starts_on BETWEEN '1900-01-01' AND '2200-12-31'),
    ends_on TEXT CHECK (ends_on IS date(ends_on, '+0 days') AND ends_on BETWEEN '1900-01-01' AND '2200-12-31'),
    weekly_minutes INTEGER CHECK (weekly_minutes BETWEEN 0 AND 10080),
    setting TEXT CHECK (setting IN ('outpatient', 'inpatient', 'payer', 'remote')),
    code_sets TEXT NOT NULL CHECK (json_valid(code_sets) AND json_type(code_sets) = 'array'),
    supervisor TEXT CHECK (length(supervisor) <= 300),
    code_assignment TEXT NOT NULL CHECK (code_assignment IN ('unknown', 'yes', 'no')),
    note TEXT CHECK (length(note) <= 4000),
    CHECK (ends_on >= starts_on)
) STRICT;
CREATE TABLE entries (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    position TEXT NOT NULL REFERENCES positions (id) ON DELETE CASCADE,
    date TEXT NOT NULL CHECK (date IS date(date, '+0 days') AND date BETWEEN '1900-01-01' AND '2200-12-31'),
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    code_sets TEXT NOT NULL CHECK (json_valid(code_sets) AND json_type(code_sets) = 'array'),
    specialty TEXT CHECK (length(specialty) <= 300),
    encounters INTEGER CHECK (encounters BETWEEN 0 AND 100000),
    note TEXT CHECK (length(note) <= 4000)
) STRICT;
CREATE INDEX entries_by_date ON entries (date, row);
CREATE INDEX entries_by_position ON entries (position, date, minutes);
CREATE TABLE letters (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    position TEXT NOT NULL REFERENCES positions (id) ON DELETE CASCADE,
    employer TEXT CHECK (length(employer) <= 300),
    covers_from TEXT CHECK (covers_from IS date(covers_from, '+0 days') AND covers_from BETWEEN '1900-01-01' AND '2200-12-31'),
    covers_to TEXT CHECK (covers_to IS date(covers_to, '+0 days') AND covers_to BETWEEN '1900-01-01' AND '2200-12-31'),
    on_letterhead TEXT NOT NULL CHECK (on_letterhead IN ('unknown', 'yes', 'no')),
    describes_experience TEXT NOT NULL CHECK (describes_experience IN ('unknown', 'yes', 'no')),
    gives_dates TEXT NOT NULL CHECK (gives_dates IN ('unknown', 'yes', 'no')),
    states_amount_of_time TEXT NOT NULL CHECK (states_amount_of_time IN ('unknown', 'yes', 'no')),
    hand_signed TEXT NOT NULL CHECK (hand_signed IN ('unknown', 'yes', 'no')),
    dated TEXT NOT NULL CHECK (dated IN ('unknown', 'yes', 'no')),
    contact_details TEXT NOT NULL CHECK (contact_details IN ('unknown', 'yes', 'no')),
    uneditable_file TEXT NOT NULL CHECK (uneditable_file IN ('unknown', 'yes', 'no')),
    signer TEXT NOT NULL CHECK (signer IN ('unknown', 'employer', 'supervisor', 'human_resources', 'co_worker', 'other')),
    signer_name TEXT CHECK (length(signer_name) <= 300),
    requested_on TEXT CHECK (requested_on IS date(requested_on, '+0 days') AND requested_on BETWEEN '1900-01-01' AND '2200-12-31'),
    received_on TEXT CHECK (received_on IS date(received_on, '+0 days') AND received_on BETWEEN '1900-01-01' AND '2200-12-31'),
    sent_on TEXT CHECK (sent_on IS date(sent_on, '+0 days') AND sent_on BETWEEN '1900-01-01' AND '2200-12-31'),
    accepted_on TEXT CHECK (accepted_on IS date(accepted_on, '+0 days') AND accepted_on BETWEEN '1900-01-01' AND '2200-12-31'),
    note TEXT CHECK (length(note) <= 4000),
    CHECK (covers_to >= covers_from)
) STRICT;
CREATE INDEX letters_by_position ON letters (position);
CREATE TABLE courses (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
    provider TEXT CHECK (length(provider) <= 300),
    program TEXT CHECK (length(program) <= 300),
    coding_preparation INTEGER NOT NULL CHECK (coding_preparation IN (0, 1)),
    subjects TEXT NOT NULL CHECK (json_valid(subjects) AND json_type(subjects) = 'array'),
    contact_minutes_planned INTEGER CHECK (contact_minutes_planned BETWEEN 0 AND 600000),
    contact_minutes_completed INTEGER CHECK (contact_minutes_completed BETWEEN 0 AND 600000),
    started_on TEXT CHECK (started_on IS date(started_on, '+0 days') AND started_on BETWEEN '1900-01-01' AND '2200-12-31'),
    completed_on TEXT CHECK (completed_on IS date(completed_on, '+0 days') AND completed_on BETWEEN '1900-01-01' AND '2200-12-31'),
    recognised_by TEXT NOT NULL CHECK (json_valid(recognised_by) AND json_type(recognised_by) = 'array'),
    proof TEXT NOT NULL CHECK (proof IN ('none', 'instructor_letter', 'certificate', 'certificate_without_hours', 'transcript', 'transcript_without_hours', 'enrolment')),
    grade TEXT CHECK (length(grade) <= 80),
    note TEXT CHECK (length(note) <= 4000)
) STRICT;
CREATE TABLE practicode (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    purchased_on TEXT CHECK (purchased_on IS date(purchased_on, '+0 days') AND purchased_on BETWEEN '1900-01-01' AND '2200-12-31'),
    access_ends_on TEXT CHECK (access_ends_on IS date(access_ends_on, '+0 days') AND access_ends_on BETWEEN '1900-01-01' AND '2200-12-31'),
    cases_done INTEGER NOT NULL CHECK (cases_done BETWEEN 0 AND 600),
    score_percent INTEGER CHECK (score_percent BETWEEN 0 AND 100),
    completed_on TEXT CHECK (completed_on IS date(completed_on, '+0 days') AND completed_on BETWEEN '1900-01-01' AND '2200-12-31')
) STRICT;
CREATE TABLE study_entries (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    course TEXT REFERENCES courses (id) ON DELETE CASCADE,
    practicode TEXT REFERENCES practicode (id) ON DELETE CASCADE,
    date TEXT NOT NULL CHECK (date IS date(date, '+0 days') AND date BETWEEN '1900-01-01' AND '2200-12-31'),
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    note TEXT CHECK (length(note) <= 4000),
    CHECK (course IS NULL OR practicode IS NULL)
) STRICT;
CREATE INDEX study_entries_by_date ON study_entries (date, row);
CREATE INDEX study_entries_by_course ON study_entries (course, date, minutes);
CREATE INDEX study_entries_by_practicode ON study_entries (practicode, date, minutes);
CREATE TABLE exams (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    credential TEXT NOT NULL CHECK (length(credential) BETWEEN 1 AND 40),
    sat_on TEXT CHECK (sat_on IS date(sat_on, '+0 days') AND sat_on BETWEEN '1900-01-01' AND '2200-12-31'),
    result TEXT NOT NULL CHECK (result IN ('pending', 'passed', 'failed')),
    score TEXT CHECK (length(score) <= 80),
    fee_cents INTEGER CHECK (fee_cents BETWEEN 0 AND 10000000)
) STRICT;
CREATE TABLE payments (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    issuer TEXT NOT NULL CHECK (length(issuer) BETWEEN 1 AND 80),
    kind TEXT NOT NULL CHECK (kind IN ('dues', 'late_fee', 'recertification', 'extension', 'reinstatement', 'exam', 'other')),
    due_on TEXT CHECK (due_on IS date(due_on, '+0 days') AND due_on BETWEEN '1900-01-01' AND '2200-12-31'),
    paid_on TEXT CHECK (paid_on IS date(paid_on, '+0 days') AND paid_on BETWEEN '1900-01-01' AND '2200-12-31'),
    amount_cents INTEGER CHECK (amount_cents BETWEEN 0 AND 10000000),
    note TEXT CHECK (length(note) <= 4000)
) STRICT;
CREATE TABLE rule_choices (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    applies INTEGER NOT NULL CHECK (applies IN (0, 1))
) STRICT;
INSERT INTO meta (key, value)
VALUES ('origin', 'own');
INSERT INTO operations (seq, id, label, at, state)
VALUES (1, '01a20a35-6080-79fa-a659-bf712cac7fa8', 'Set up your logbook', '2026-11-23T21:00:00.000Z', 'done');
INSERT INTO operations (seq, id, label, at, state)
VALUES (2, '01a20a35-6080-731f-a00d-60769743c529', 'Changed 2 CEU, Modifier 25, again', '2026-11-23T21:00:00.000Z', 'done');
INSERT INTO operations (seq, id, label, at, state)
VALUES (3, '01a20a35-6080-7694-975d-82aa428187b1', 'Removed Mercy Outpatient', '2026-11-23T21:00:00.000Z', 'done');
INSERT INTO history (position, operation_seq, fact_table, row_id, before, after)
VALUES (1, 1, 'accounts', 'a', NULL, '{"row":1,"id":"a","issuer":"AAPC","member_number":"01234567","membership":"member","renewal_month":5,"due_day":31,"joined_on":"2024-09-02","cycle_starts_on":"2025-06-01","cycle_ends_on":"2027-05-31"}');
INSERT INTO history (position, operation_seq, fact_table, row_id, before, after)
VALUES (2, 1, 'credentials', 'b', NULL, '{"row":1,"id":"b","issuer":"AAPC","code":"CPC","apprentice":1,"earned_on":"2025-05-31","apprentice_removed_on":"2026-12-01","status":"active","ended_on":"2030-01-01"}');
INSERT INTO history (position, operation_seq, fact_table, row_id, before, after)
VALUES (3, 1, 'cycle_records', 'c', NULL, '{"row":1,"id":"c","issuer":"AAPC","due_on":"2027-05-31","starts_on":"2025-06-01","tracker_required_hundredths":2750,"tracker_read_on":"2026-11-01","submitted_on":"2027-05-01","accepted_on":"2027-05-08","extension_bought_on":"2027-05-31"}');
INSERT INTO history (position, operation_seq, fact_table, row_id, before, after)
VALUES (4, 1, 'credits', 'd', NULL, '{"row":1,"id":"d","title":"Modifier 25 webinar","sponsor":"Northlight","completed_on":"2026-03-02","amount_hundredths":150,"minutes":90,"index_number":"SAMPLE-1","kind":"conference","topics":"[\"auditing\",\"a, \\\"quoted\\\" topic\"]","approved_for":"[\"CPC\",\"CPMA\"]","applied_to":"CPMA","issuers":"[\"AAPC\"]","ahima_source":"component_association","hiim_domain":0,"cost_cents":9500,"course_key":"modifier-25","published_on":"2026-01-01","cycle_choice":"next","certificate_held":1,"certificate_shows":"[\"title\",\"date\"]","portal":"[{\"issuer\":\"AAPC\",\"state\":\"entered\"}]","note":"two\nlines"}');
INSERT INTO history (position, operation_seq, fact_table, row_id, before, after)
VALUES (5, 1, 'positions', 'e', NULL, '{"row":1,"id":"e","employer":"Mercy Outpatient","kind":"project_xtern","title":"Coder","starts_on":"2026-03-16","ends_on":"2026-12-31","weekly_minutes":2250,"setting":"payer","code_sets":"[\"CPT\",\"HCPCS Level II\"]","supervisor":"Luis Ortega","code_assignment":"yes","note":"n"}');
INSERT INTO history (position, operation_seq, fact_table, row_id, before, after)
VALUES (6, 1, 'courses', 'h', NULL, '{"row":1,"id":"h","title":"ICD-10-PCS module","provider":"Bayside","program":"Health","coding_preparation":1,"subjects":"[\"icd10_pcs\",\"anatomy\"]","contact_minutes_planned":4800,"contact_minutes_completed":3720,"started_on":"2026-08-10","completed_on":"2026-12-18","recognised_by":"[\"ahima_pcap\"]","proof":"transcript_without_hours","grade":"A-","note":"n"}');
INSERT INTO history (position, operation_seq, fact_table, row_id, before, after)
VALUES (7, 1, 'practicode', 'i', NULL, '{"row":1,"id":"i","purchased_on":"2026-02-02","access_ends_on":"2027-08-02","cases_done":412,"score_percent":83,"completed_on":"2027-01-01"}');
INSERT INTO history (position, operation_seq, fact_table, row_id, before, after)
VALUES (8, 1, 'exams', 'k', NULL, '{"row":1,"id":"k","credential":"CPC","sat_on":"2025-05-17","result":"passed","score":"84 %","fee_cents":42500}');
INSERT INTO history (position, operation_seq, fact_table, row_id, before, after)
VALUES (9, 1, 'payments', 'l', NULL, '{"row":1,"id":"l","issuer":"AAPC","kind":"late_fee","due_on":"2026-05-31","paid_on":"2026-06-10","amount_cents":5000,"note":"n"}');
INSERT INTO history (position, operation_seq, fact_table, row_id, before, after)
VALUES (10, 1, 'rule_choices', 'ahima.ceu.domain-share', NULL, '{"row":1,"id":"ahima.ceu.domain-share","applies":1}');
INSERT INTO history (position, operation_seq, fact_table, row_id, before, after)
VALUES (11, 1, 'entries', 'f', NULL, '{"row":1,"id":"f","position":"e","date":"2026-11-20","minutes":390,"code_sets":"[\"ICD-10-CM\",\"ICD-10-PCS\"]","specialty":"Radiology","encounters":30,"note":"n"}');
INSERT INTO history (position, operation_seq, fact_table, row_id, before, after)
VALUES (12, 1, 'letters', 'g', NULL, '{"row":1,"id":"g","position":"e","employer":"Mercy","covers_from":"2026-03-16","covers_to":"2026-11-20","on_letterhead":"yes","describes_experience":"no","gives_dates":"unknown","states_amount_of_time":"unknown","hand_signed":"yes","dated":"unknown","contact_details":"unknown","uneditable_file":"unknown","signer":"human_resources","signer_name":"Joan Bell","requested_on":"2026-11-01","received_on":"2026-11-20","sent_on":"2026-11-21","accepted_on":"2026-12-05","note":"n"}');
INSERT INTO history (position, operation_seq, fact_table, row_id, before, after)
VALUES (13, 1, 'study_entries', 'j', NULL, '{"row":1,"id":"j","course":"h","practicode":null,"date":"2026-11-21","minutes":180,"note":"Root operations"}');
INSERT INTO history (position, operation_seq, fact_table, row_id, before, after)
VALUES (14, 2, 'credits', 'd', '{"row":1,"id":"d","title":"Modifier 25 webinar","sponsor":"Northlight","completed_on":"2026-03-02","amount_hundredths":150,"minutes":90,"index_number":"SAMPLE-1","kind":"conference","topics":"[\"auditing\",\"a, \\\"quoted\\\" topic\"]","approved_for":"[\"CPC\",\"CPMA\"]","applied_to":"CPMA","issuers":"[\"AAPC\"]","ahima_source":"component_association","hiim_domain":0,"cost_cents":9500,"course_key":"modifier-25","published_on":"2026-01-01","cycle_choice":"next","certificate_held":1,"certificate_shows":"[\"title\",\"date\"]","portal":"[{\"issuer\":\"AAPC\",\"state\":\"entered\"}]","note":"two\nlines"}', '{"row":1,"id":"d","title":"Modifier 25, again","sponsor":null,"completed_on":"2026-03-02","amount_hundredths":200,"minutes":null,"index_number":null,"kind":"webinar","topics":"[]","approved_for":null,"applied_to":null,"issuers":null,"ahima_source":null,"hiim_domain":null,"cost_cents":null,"course_key":null,"published_on":null,"cycle_choice":"current","certificate_held":0,"certificate_shows":null,"portal":"[]","note":null}');
INSERT INTO history (position, operation_seq, fact_table, row_id, before, after)
VALUES (15, 3, 'letters', 'g', '{"row":1,"id":"g","position":"e","employer":"Mercy","covers_from":"2026-03-16","covers_to":"2026-11-20","on_letterhead":"yes","describes_experience":"no","gives_dates":"unknown","states_amount_of_time":"unknown","hand_signed":"yes","dated":"unknown","contact_details":"unknown","uneditable_file":"unknown","signer":"human_resources","signer_name":"Joan Bell","requested_on":"2026-11-01","received_on":"2026-11-20","sent_on":"2026-11-21","accepted_on":"2026-12-05","note":"n"}', NULL);
INSERT INTO history (position, operation_seq, fact_table, row_id, before, after)
VALUES (16, 3, 'entries', 'f', '{"row":1,"id":"f","position":"e","date":"2026-11-20","minutes":390,"code_sets":"[\"ICD-10-CM\",\"ICD-10-PCS\"]","specialty":"Radiology","encounters":30,"note":"n"}', NULL);
INSERT INTO history (position, operation_seq, fact_table, row_id, before, after)
VALUES (17, 3, 'positions', 'e', '{"row":1,"id":"e","employer":"Mercy Outpatient","kind":"project_xtern","title":"Coder","starts_on":"2026-03-16","ends_on":"2026-12-31","weekly_minutes":2250,"setting":"payer","code_sets":"[\"CPT\",\"HCPCS Level II\"]","supervisor":"Luis Ortega","code_assignment":"yes","note":"n"}', NULL);
INSERT INTO accounts (row, id, issuer, member_number, membership, renewal_month, due_day, joined_on, cycle_starts_on, cycle_ends_on)
VALUES (1, 'a', 'AAPC', '01234567', 'member', 5, 31, '2024-09-02', '2025-06-01', '2027-05-31');
INSERT INTO credentials (row, id, issuer, code, apprentice, earned_on, apprentice_removed_on, status, ended_on)
VALUES (1, 'b', 'AAPC', 'CPC', 1, '2025-05-31', '2026-12-01', 'active', '2030-01-01');
INSERT INTO cycle_records (row, id, issuer, due_on, starts_on, tracker_required_hundredths, tracker_read_on, submitted_on, accepted_on, extension_bought_on)
VALUES (1, 'c', 'AAPC', '2027-05-31', '2025-06-01', 2750, '2026-11-01', '2027-05-01', '2027-05-08', '2027-05-31');
INSERT INTO credits (row, id, title, sponsor, completed_on, amount_hundredths, minutes, index_number, kind, topics, approved_for, applied_to, issuers, ahima_source, hiim_domain, cost_cents, course_key, published_on, cycle_choice, certificate_held, certificate_shows, portal, note)
VALUES (1, 'd', 'Modifier 25, again', NULL, '2026-03-02', 200, NULL, NULL, 'webinar', '[]', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'current', 0, NULL, '[]', NULL);
INSERT INTO courses (row, id, title, provider, program, coding_preparation, subjects, contact_minutes_planned, contact_minutes_completed, started_on, completed_on, recognised_by, proof, grade, note)
VALUES (1, 'h', 'ICD-10-PCS module', 'Bayside', 'Health', 1, '["icd10_pcs","anatomy"]', 4800, 3720, '2026-08-10', '2026-12-18', '["ahima_pcap"]', 'transcript_without_hours', 'A-', 'n');
INSERT INTO practicode (row, id, purchased_on, access_ends_on, cases_done, score_percent, completed_on)
VALUES (1, 'i', '2026-02-02', '2027-08-02', 412, 83, '2027-01-01');
INSERT INTO study_entries (row, id, course, practicode, date, minutes, note)
VALUES (1, 'j', 'h', NULL, '2026-11-21', 180, 'Root operations');
INSERT INTO exams (row, id, credential, sat_on, result, score, fee_cents)
VALUES (1, 'k', 'CPC', '2025-05-17', 'passed', '84 %', 42500);
INSERT INTO payments (row, id, issuer, kind, due_on, paid_on, amount_cents, note)
VALUES (1, 'l', 'AAPC', 'late_fee', '2026-05-31', '2026-06-10', 5000, 'n');
INSERT INTO rule_choices (row, id, applies)
VALUES (1, 'ahima.ceu.domain-share', 1);

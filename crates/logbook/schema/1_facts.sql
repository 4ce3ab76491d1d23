-- Format 1: one STRICT table for each kind of fact, settings, and the history.
--
-- `row` is the order in which facts were added and their address for the search.
-- Dates are `YYYY-MM-DD` text; `x IS date(x, '+0 days')` holds only for days that exist.
-- Lists are JSON arrays. Amounts are whole minutes, hundredths of a CEU, cents.

-- "MILE": marks the file as a logbook.
PRAGMA application_id = 1296649285;

-- What the file is: `origin` is 'own' or 'sample'.
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the window remembers; not part of the history.
CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

-- Every change by the user, in order. Undone ones stand after all done ones.
CREATE TABLE operations (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone'))
) STRICT;
CREATE INDEX operations_undone ON operations (seq) WHERE state = 'undone';

-- What each operation did to each row: its images before and after, as JSON.
CREATE TABLE history (
    position INTEGER PRIMARY KEY,
    operation_seq INTEGER NOT NULL REFERENCES operations (seq) ON DELETE CASCADE,
    fact_table TEXT NOT NULL,
    row_id TEXT NOT NULL,
    before TEXT CHECK (json_valid(before)),
    after TEXT CHECK (json_valid(after)),
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX history_by_operation ON history (operation_seq);
CREATE INDEX history_by_row ON history (fact_table, row_id);

-- Memberships at certifying bodies, one for each.
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

-- Credentials held, once held, or worked toward.
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

-- What the user knows of one cycle, named by issuer and due date.
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

-- Completed or planned continuing education.
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

-- Jobs, externships and the like.
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

-- Time worked, by day; nothing without its position.
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
-- Also serves the cascade from positions and the usual day.
CREATE INDEX entries_by_position ON entries (position, date, minutes);

-- Employers' letters; nothing without their position.
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

-- Classes and programs.
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

-- Practicode purchases with their progress; never the cases.
CREATE TABLE practicode (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    purchased_on TEXT CHECK (purchased_on IS date(purchased_on, '+0 days') AND purchased_on BETWEEN '1900-01-01' AND '2200-12-31'),
    access_ends_on TEXT CHECK (access_ends_on IS date(access_ends_on, '+0 days') AND access_ends_on BETWEEN '1900-01-01' AND '2200-12-31'),
    cases_done INTEGER NOT NULL CHECK (cases_done BETWEEN 0 AND 600),
    score_percent INTEGER CHECK (score_percent BETWEEN 0 AND 100),
    completed_on TEXT CHECK (completed_on IS date(completed_on, '+0 days') AND completed_on BETWEEN '1900-01-01' AND '2200-12-31')
) STRICT;

-- Time studied, by day, for a course, for Practicode, or for neither.
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

-- Exam attempts.
CREATE TABLE exams (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    credential TEXT NOT NULL CHECK (length(credential) BETWEEN 1 AND 40),
    sat_on TEXT CHECK (sat_on IS date(sat_on, '+0 days') AND sat_on BETWEEN '1900-01-01' AND '2200-12-31'),
    result TEXT NOT NULL CHECK (result IN ('pending', 'passed', 'failed')),
    score TEXT CHECK (length(score) <= 80),
    fee_cents INTEGER CHECK (fee_cents BETWEEN 0 AND 10000000)
) STRICT;

-- Dues and fees.
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

-- The user's decision on a clause; the id is the clause's.
CREATE TABLE rule_choices (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    applies INTEGER NOT NULL CHECK (applies IN (0, 1))
) STRICT;

-- Format 9: the way to a job. A time of day is civil text, `HH:MM`, never an instant. The stage of an
-- application is computed from its steps and stands nowhere.

-- Meetings; what a credit of one counts as depends on who holds it.
CREATE TABLE meetings (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
    organizer TEXT NOT NULL CHECK (length(organizer) BETWEEN 1 AND 300),
    organizer_kind TEXT NOT NULL CHECK (organizer_kind IN ('aapc_chapter', 'aapc', 'ahima', 'component_association', 'employer', 'school', 'vendor', 'other')),
    starts_on TEXT NOT NULL CHECK (starts_on IS date(starts_on, '+0 days') AND starts_on BETWEEN '1900-01-01' AND '2200-12-31'),
    ends_on TEXT CHECK (ends_on IS date(ends_on, '+0 days') AND ends_on BETWEEN '1900-01-01' AND '2200-12-31'),
    at_time TEXT CHECK (at_time GLOB '[0-2][0-9]:[0-5][0-9]' AND at_time < '24:00'),
    town TEXT CHECK (length(town) <= 300),
    amount_hundredths INTEGER CHECK (amount_hundredths > 0 AND amount_hundredths <= 100000),
    topics TEXT NOT NULL CHECK (json_valid(topics) AND json_type(topics) = 'array'),
    approved_for TEXT CHECK (json_valid(approved_for) AND json_type(approved_for) = 'array'),
    index_number TEXT CHECK (length(index_number) <= 80),
    cost_cents INTEGER CHECK (cost_cents BETWEEN 0 AND 10000000),
    state TEXT NOT NULL CHECK (state IN ('considering', 'going', 'went', 'missed')),
    credit TEXT REFERENCES credits (id),
    note TEXT CHECK (length(note) <= 4000),
    CHECK (ends_on >= starts_on)
) STRICT;
CREATE INDEX meetings_by_day ON meetings (starts_on, row);
CREATE INDEX meetings_by_credit ON meetings (credit) WHERE credit IS NOT NULL;

-- People whom one met.
CREATE TABLE contacts (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    role TEXT CHECK (length(role) <= 300),
    organization TEXT CHECK (length(organization) <= 300),
    kind TEXT CHECK (kind IN ('hiring', 'recruiter', 'mentor', 'colleague', 'instructor', 'officer')),
    email TEXT CHECK (length(email) <= 300),
    phone TEXT CHECK (length(phone) <= 80),
    met_at TEXT REFERENCES meetings (id),
    stay_in_touch_days INTEGER CHECK (stay_in_touch_days BETWEEN 1 AND 3650),
    note TEXT CHECK (length(note) <= 4000)
) STRICT;
CREATE INDEX contacts_by_meeting ON contacts (met_at) WHERE met_at IS NOT NULL;

-- Applications for jobs.
CREATE TABLE applications (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    employer TEXT NOT NULL CHECK (length(employer) BETWEEN 1 AND 300),
    title TEXT CHECK (length(title) <= 300),
    town TEXT CHECK (length(town) <= 300),
    place TEXT CHECK (place IN ('on_site', 'hybrid', 'remote')),
    setting TEXT CHECK (setting IN ('outpatient', 'inpatient', 'payer', 'remote')),
    address TEXT CHECK (length(address) <= 2000),
    posting TEXT CHECK (length(posting) <= 20000),
    found_through TEXT CHECK (found_through IN ('chapter', 'association', 'person', 'job_board', 'employer_site', 'recruiter', 'school', 'other')),
    found_contact TEXT REFERENCES contacts (id),
    found_meeting TEXT REFERENCES meetings (id),
    asks_credentials TEXT NOT NULL CHECK (json_valid(asks_credentials) AND json_type(asks_credentials) = 'array'),
    asks_years INTEGER CHECK (asks_years BETWEEN 0 AND 60),
    asks_code_sets TEXT NOT NULL CHECK (json_valid(asks_code_sets) AND json_type(asks_code_sets) = 'array'),
    takes_apprentices TEXT NOT NULL CHECK (takes_apprentices IN ('unknown', 'yes', 'no')),
    pay_from_cents INTEGER CHECK (pay_from_cents BETWEEN 0 AND 100000000),
    pay_to_cents INTEGER CHECK (pay_to_cents BETWEEN 0 AND 100000000),
    pay_unit TEXT CHECK (pay_unit IN ('hour', 'year')),
    weekly_minutes INTEGER CHECK (weekly_minutes BETWEEN 0 AND 10080),
    next_step TEXT CHECK (length(next_step) <= 300),
    next_on TEXT CHECK (next_on IS date(next_on, '+0 days') AND next_on BETWEEN '1900-01-01' AND '2200-12-31'),
    position TEXT REFERENCES positions (id),
    note TEXT CHECK (length(note) <= 4000),
    CHECK (pay_to_cents >= pay_from_cents)
) STRICT;
CREATE INDEX applications_by_contact ON applications (found_contact) WHERE found_contact IS NOT NULL;
CREATE INDEX applications_by_meeting ON applications (found_meeting) WHERE found_meeting IS NOT NULL;
CREATE INDEX applications_by_position ON applications (position) WHERE position IS NOT NULL;

-- Dated steps of applications; a day on which one spoke with somebody may belong to no application.
CREATE TABLE steps (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    application TEXT REFERENCES applications (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('spoke', 'saved', 'applied', 'acknowledged', 'screening', 'coding_test', 'interview', 'followed_up', 'offer', 'accepted', 'declined_by_them', 'withdrawn', 'no_answer')),
    on_day TEXT NOT NULL CHECK (on_day IS date(on_day, '+0 days') AND on_day BETWEEN '1900-01-01' AND '2200-12-31'),
    at_time TEXT CHECK (at_time GLOB '[0-2][0-9]:[0-5][0-9]' AND at_time < '24:00'),
    contact TEXT REFERENCES contacts (id),
    round TEXT CHECK (length(round) <= 300),
    note TEXT CHECK (length(note) <= 4000),
    CHECK (application IS NOT NULL OR (kind = 'spoke' AND contact IS NOT NULL))
) STRICT;
CREATE INDEX steps_by_application ON steps (application, on_day);
CREATE INDEX steps_by_contact ON steps (contact, on_day) WHERE contact IS NOT NULL;

-- Offers.
CREATE TABLE offers (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    application TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    received_on TEXT NOT NULL CHECK (received_on IS date(received_on, '+0 days') AND received_on BETWEEN '1900-01-01' AND '2200-12-31'),
    answer_by TEXT CHECK (answer_by IS date(answer_by, '+0 days') AND answer_by BETWEEN '1900-01-01' AND '2200-12-31'),
    pay_cents INTEGER CHECK (pay_cents BETWEEN 0 AND 100000000),
    pay_unit TEXT CHECK (pay_unit IN ('hour', 'year')),
    weekly_minutes INTEGER CHECK (weekly_minutes BETWEEN 0 AND 10080),
    place TEXT CHECK (place IN ('on_site', 'hybrid', 'remote')),
    starts_on TEXT CHECK (starts_on IS date(starts_on, '+0 days') AND starts_on BETWEEN '1900-01-01' AND '2200-12-31'),
    code_assignment TEXT NOT NULL CHECK (code_assignment IN ('unknown', 'yes', 'no')),
    pays TEXT NOT NULL CHECK (json_valid(pays) AND json_type(pays) = 'array'),
    writes_letter TEXT NOT NULL CHECK (writes_letter IN ('unknown', 'yes', 'no')),
    note TEXT CHECK (length(note) <= 4000)
) STRICT;
CREATE INDEX offers_by_application ON offers (application);

-- Answers to questions of the practice.
CREATE TABLE practice_answers (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    item TEXT NOT NULL CHECK (length(item) BETWEEN 1 AND 100),
    answered_on TEXT NOT NULL CHECK (answered_on IS date(answered_on, '+0 days') AND answered_on BETWEEN '1900-01-01' AND '2200-12-31'),
    choice INTEGER CHECK (choice BETWEEN 0 AND 9),
    was_right INTEGER CHECK (was_right IN (0, 1)),
    seconds INTEGER CHECK (seconds BETWEEN 0 AND 86400),
    situation TEXT CHECK (length(situation) <= 4000),
    action_taken TEXT CHECK (length(action_taken) <= 4000),
    outcome TEXT CHECK (length(outcome) <= 4000)
) STRICT;
CREATE INDEX practice_answers_by_item ON practice_answers (item, answered_on);

-- Credentials that one thinks about.
CREATE TABLE credential_ideas (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    issuer TEXT NOT NULL CHECK (length(issuer) BETWEEN 1 AND 80),
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
    by_day TEXT CHECK (by_day IS date(by_day, '+0 days') AND by_day BETWEEN '1900-01-01' AND '2200-12-31'),
    why TEXT CHECK (length(why) <= 4000),
    UNIQUE (issuer, code)
) STRICT;

-- The person's own word on entries of the directory.
CREATE TABLE directory_entries (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 100),
    shipped TEXT CHECK (length(shipped) BETWEEN 1 AND 100) UNIQUE,
    hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
    kind TEXT NOT NULL CHECK (kind IN ('school', 'association', 'chapter', 'employer', 'funding')),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    town TEXT CHECK (length(town) <= 300),
    known TEXT CHECK (length(known) <= 4000),
    address TEXT CHECK (length(address) <= 2000)
) STRICT;

-- What is removed lets go of what refers to it, which stays: before the row is gone, so that the
-- history, played forward again, finds each row as it was left.
CREATE TRIGGER meetings_detach_credits BEFORE DELETE ON credits
BEGIN
    UPDATE meetings SET credit = NULL WHERE credit = OLD.id;
END;
CREATE TRIGGER applications_detach_positions BEFORE DELETE ON positions
BEGIN
    UPDATE applications SET position = NULL WHERE position = OLD.id;
END;
CREATE TRIGGER career_detach_meetings BEFORE DELETE ON meetings
BEGIN
    UPDATE contacts SET met_at = NULL WHERE met_at = OLD.id;
    UPDATE applications SET found_meeting = NULL WHERE found_meeting = OLD.id;
END;
-- A word spoken with nobody, about no application, is nothing.
CREATE TRIGGER career_detach_contacts BEFORE DELETE ON contacts
BEGIN
    UPDATE applications SET found_contact = NULL WHERE found_contact = OLD.id;
    DELETE FROM steps WHERE contact = OLD.id AND application IS NULL;
    UPDATE steps SET contact = NULL WHERE contact = OLD.id;
END;

CREATE TRIGGER evidence_detach_meetings BEFORE DELETE ON meetings
WHEN EXISTS (SELECT 1 FROM evidence)
BEGIN
    UPDATE evidence
    SET belongs_to = (
        SELECT json_group_array(json(holder.value)) || ''
        FROM json_each(evidence.belongs_to) AS holder
        WHERE holder.value ->> 'kind' <> 'meeting' OR holder.value ->> 'id' <> OLD.id
    )
    WHERE EXISTS (
        SELECT 1
        FROM json_each(CASE WHEN json_valid(evidence.belongs_to) THEN evidence.belongs_to ELSE '[]' END) AS holder
        WHERE holder.value ->> 'kind' = 'meeting' AND holder.value ->> 'id' = OLD.id
    );
END;
CREATE TRIGGER evidence_detach_applications BEFORE DELETE ON applications
WHEN EXISTS (SELECT 1 FROM evidence)
BEGIN
    UPDATE evidence
    SET belongs_to = (
        SELECT json_group_array(json(holder.value)) || ''
        FROM json_each(evidence.belongs_to) AS holder
        WHERE holder.value ->> 'kind' <> 'application' OR holder.value ->> 'id' <> OLD.id
    )
    WHERE EXISTS (
        SELECT 1
        FROM json_each(CASE WHEN json_valid(evidence.belongs_to) THEN evidence.belongs_to ELSE '[]' END) AS holder
        WHERE holder.value ->> 'kind' = 'application' AND holder.value ->> 'id' = OLD.id
    );
END;
CREATE TRIGGER evidence_detach_offers BEFORE DELETE ON offers
WHEN EXISTS (SELECT 1 FROM evidence)
BEGIN
    UPDATE evidence
    SET belongs_to = (
        SELECT json_group_array(json(holder.value)) || ''
        FROM json_each(evidence.belongs_to) AS holder
        WHERE holder.value ->> 'kind' <> 'offer' OR holder.value ->> 'id' <> OLD.id
    )
    WHERE EXISTS (
        SELECT 1
        FROM json_each(CASE WHEN json_valid(evidence.belongs_to) THEN evidence.belongs_to ELSE '[]' END) AS holder
        WHERE holder.value ->> 'kind' = 'offer' AND holder.value ->> 'id' = OLD.id
    );
END;

-- An interview stands in the calendar at its time.
ALTER TABLE calendar_events ADD COLUMN at_time TEXT CHECK (at_time GLOB '[0-2][0-9]:[0-5][0-9]' AND at_time < '24:00');

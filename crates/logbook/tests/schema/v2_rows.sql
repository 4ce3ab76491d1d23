-- Rows of a file in format 2, with their history as its triggers wrote it.
PRAGMA user_version = 2;
INSERT INTO meta (key, value) VALUES ('origin', 'own');
INSERT INTO positions (row, id, employer, kind, code_sets, code_assignment)
VALUES (1, 'p', 'Mercy', 'job', '[]', 'unknown');
INSERT INTO entries (row, id, position, date, minutes, code_sets) VALUES
    (1, 'that-day', 'p', '2026-11-16', 480, '[]'),
    (2, 'next-week', 'p', '2026-11-25', 480, '[]'),
    (3, 'the-morrow', 'p', '2026-11-17', 480, '[]'),
    (4, 'changed-on-its-day', 'p', '2026-11-20', 390, '[]');
INSERT INTO study_entries (row, id, date, minutes) VALUES (1, 'study', '2026-12-01', 60);
INSERT INTO operations (seq, id, label, at, state) VALUES
    (1, 'o1', 'Added 6 facts', '2026-11-16T21:00:00.000Z', 'done'),
    (2, 'o2', 'Changed 6.5 h at Mercy', '2026-11-20T22:00:00.000Z', 'done'),
    (3, 'o3', 'Changed 8 h at Mercy', '2026-11-25T22:00:00.000Z', 'undone');
INSERT INTO history (operation_seq, fact_table, row_id, before, after) VALUES
    (1, 'entries', 'that-day', NULL, '{"row":1,"id":"that-day","position":"p","date":"2026-11-16","minutes":480,"code_sets":"[]","specialty":null,"encounters":null,"note":null}'),
    (1, 'entries', 'next-week', NULL, '{"row":2,"id":"next-week","position":"p","date":"2026-11-25","minutes":480,"code_sets":"[]","specialty":null,"encounters":null,"note":null}'),
    (1, 'entries', 'the-morrow', NULL, '{"row":3,"id":"the-morrow","position":"p","date":"2026-11-17","minutes":480,"code_sets":"[]","specialty":null,"encounters":null,"note":null}'),
    (1, 'entries', 'changed-on-its-day', NULL, '{"row":4,"id":"changed-on-its-day","position":"p","date":"2026-11-20","minutes":480,"code_sets":"[]","specialty":null,"encounters":null,"note":null}'),
    (1, 'study_entries', 'study', NULL, '{"row":1,"id":"study","course":null,"practicode":null,"date":"2026-12-01","minutes":60,"note":null}'),
    (2, 'entries', 'changed-on-its-day', '{"row":4,"id":"changed-on-its-day","position":"p","date":"2026-11-20","minutes":480,"code_sets":"[]","specialty":null,"encounters":null,"note":null}', '{"row":4,"id":"changed-on-its-day","position":"p","date":"2026-11-20","minutes":390,"code_sets":"[]","specialty":null,"encounters":null,"note":null}'),
    (3, 'entries', 'next-week', '{"row":2,"id":"next-week","position":"p","date":"2026-11-25","minutes":480,"code_sets":"[]","specialty":null,"encounters":null,"note":null}', '{"row":2,"id":"next-week","position":"p","date":"2026-11-25","minutes":240,"code_sets":"[]","specialty":null,"encounters":null,"note":null}');

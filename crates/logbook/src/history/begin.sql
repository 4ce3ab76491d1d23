INSERT INTO operations (seq, id, label, at, state)
SELECT coalesce(max(seq), 0) + 1, :id, '', :at, 'done'
FROM operations

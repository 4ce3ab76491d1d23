SELECT operations.label
FROM history
JOIN operations ON operations.seq = history.operation_seq
WHERE history.fact_table = ?1
    AND history.row_id = ?2
    AND history.after IS NULL
    AND operations.state = 'done'
ORDER BY history.position DESC
LIMIT 1

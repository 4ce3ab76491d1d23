SELECT operations.at
FROM history
JOIN operations ON operations.seq = history.operation_seq
WHERE history.fact_table = :table
    AND history.row_id = :id
    AND history.after IS NULL
    AND operations.state = 'done'
ORDER BY history.position DESC
LIMIT 1

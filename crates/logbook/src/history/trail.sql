SELECT operations.at, operations.label, history.before, history.after
FROM history
JOIN operations ON operations.seq = history.operation_seq
WHERE history.fact_table = :table
    AND history.row_id = :id
    AND operations.state = 'done'
ORDER BY history.position

SELECT history.fact_table, history.row_id, operations.at, operations.label
FROM history
JOIN operations ON operations.seq = history.operation_seq
WHERE history.after IS NULL
    AND operations.state = 'done'
    AND history.position = (
        SELECT max(later.position)
        FROM history AS later
        JOIN operations AS done ON done.seq = later.operation_seq
        WHERE later.fact_table = history.fact_table
            AND later.row_id = history.row_id
            AND done.state = 'done'
    )
ORDER BY history.position DESC
LIMIT :limit

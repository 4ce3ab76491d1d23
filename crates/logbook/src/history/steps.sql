SELECT fact_table, row_id, before, after
FROM history
WHERE operation_seq = :seq
ORDER BY position

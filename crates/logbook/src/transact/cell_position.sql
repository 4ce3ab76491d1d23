SELECT id, minutes, planned
FROM entries
WHERE position = :id
    AND date = :date
ORDER BY row

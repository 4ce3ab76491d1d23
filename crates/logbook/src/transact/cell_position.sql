SELECT id, minutes
FROM entries
WHERE position = :id
    AND date = :date
ORDER BY row

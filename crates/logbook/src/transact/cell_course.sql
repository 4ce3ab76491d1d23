SELECT id, minutes, planned
FROM study_entries
WHERE course = :id
    AND date = :date
ORDER BY row

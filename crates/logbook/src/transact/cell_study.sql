SELECT id, minutes, planned
FROM study_entries
WHERE course IS NULL
    AND practicode IS NULL
    AND date = :date
ORDER BY row

SELECT id, minutes, planned
FROM study_entries
WHERE practicode = :id
    AND date = :date
ORDER BY row

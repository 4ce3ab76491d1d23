DELETE FROM study_entries
WHERE course IS :course
    AND practicode IS :practicode
    AND date = :date
    AND planned = 1
    AND id <> :id

DELETE FROM entries
WHERE position = :position
    AND date = :date
    AND planned = 1
    AND id <> :id

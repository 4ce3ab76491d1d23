SELECT
    coalesce((SELECT sum(minutes) FROM entries WHERE date = :date), 0)
    + coalesce((SELECT sum(minutes) FROM study_entries WHERE date = :date), 0)

SELECT date, sum(work), sum(study)
FROM (
    SELECT date, minutes AS work, 0 AS study
    FROM entries
    WHERE date BETWEEN :from AND :to
    UNION ALL
    SELECT date, 0, minutes
    FROM study_entries
    WHERE date BETWEEN :from AND :to
)
GROUP BY date
ORDER BY date

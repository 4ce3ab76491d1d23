SELECT date, sum(work), sum(study), sum(ahead)
FROM (
    SELECT
        date,
        iif(planned OR date > :today, 0, minutes) AS work,
        0 AS study,
        iif(planned OR date > :today, minutes, 0) AS ahead
    FROM entries
    WHERE date BETWEEN :from AND :to
    UNION ALL
    SELECT
        date,
        0,
        iif(planned OR date > :today, 0, minutes),
        iif(planned OR date > :today, minutes, 0)
    FROM study_entries
    WHERE date BETWEEN :from AND :to
)
GROUP BY date
ORDER BY date

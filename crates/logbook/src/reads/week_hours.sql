SELECT
    'position',
    position,
    date,
    sum(iif(planned OR date > :today, 0, minutes)),
    sum(iif(planned OR date > :today, minutes, 0))
FROM entries
WHERE date BETWEEN :from AND :to
GROUP BY position, date
UNION ALL
SELECT
    CASE
        WHEN course IS NOT NULL THEN 'course'
        WHEN practicode IS NOT NULL THEN 'practicode'
        ELSE 'study'
    END,
    coalesce(course, practicode),
    date,
    sum(iif(planned OR date > :today, 0, minutes)),
    sum(iif(planned OR date > :today, minutes, 0))
FROM study_entries
WHERE date BETWEEN :from AND :to
GROUP BY course, practicode, date
ORDER BY 3

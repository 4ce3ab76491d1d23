SELECT id, employer, weekly_minutes
FROM positions
WHERE coalesce(starts_on, '1900-01-01') <= :day
    AND coalesce(ends_on, '2200-12-31') >= :day
ORDER BY
    id IS :preferred DESC,
    (
        SELECT max(date)
        FROM entries
        WHERE position = positions.id
            AND date <= :day
            AND planned = 0
    ) DESC,
    starts_on DESC,
    row DESC
LIMIT 1

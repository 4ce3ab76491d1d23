SELECT
    'position',
    id,
    employer,
    coalesce(starts_on, '1900-01-01') <= :last AND coalesce(ends_on, '2200-12-31') >= :first,
    weekly_minutes,
    starts_on,
    ends_on
FROM positions
UNION ALL
SELECT
    'course',
    id,
    title,
    coalesce(started_on, '1900-01-01') <= :last AND coalesce(completed_on, '2200-12-31') >= :first,
    NULL,
    started_on,
    completed_on
FROM courses
UNION ALL
SELECT
    'practicode',
    id,
    'Practicode',
    coalesce(purchased_on, '1900-01-01') <= :last
        AND coalesce(completed_on, access_ends_on, '2200-12-31') >= :first,
    NULL,
    purchased_on,
    coalesce(completed_on, access_ends_on)
FROM practicode

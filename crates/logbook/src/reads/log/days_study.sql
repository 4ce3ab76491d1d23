SELECT
    iif(course IS NOT NULL, 1, iif(practicode IS NOT NULL, 2, 3)),
    date,
    count(*),
    sum(minutes),
    sum(planned * minutes),
    sum(planned),
    0
FROM study_entries

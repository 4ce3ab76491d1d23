SELECT
    iif(course IS NOT NULL, 'course', iif(practicode IS NOT NULL, 'practicode', 'study')),
    row,
    1,
    date,
    id,
    coalesce(course, practicode),
    iif(
        course IS NOT NULL,
        (SELECT title FROM courses WHERE courses.id = study_entries.course),
        iif(practicode IS NOT NULL, 'Practicode', 'Study')
    ),
    NULL,
    note,
    '[]',
    minutes,
    planned,
    NULL,
    NULL
FROM study_entries

SELECT
    'work',
    row,
    0,
    date,
    id,
    position,
    (SELECT employer FROM positions WHERE positions.id = entries.position),
    specialty,
    note,
    code_sets,
    minutes,
    planned,
    NULL,
    NULL
FROM entries

SELECT
    'credit',
    row,
    2,
    completed_on,
    id,
    NULL,
    sponsor,
    title,
    note,
    '[]',
    NULL,
    0,
    amount_hundredths,
    certificate_held
FROM credits

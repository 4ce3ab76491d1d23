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
    amount_hundredths,
    certificate_held
FROM credits

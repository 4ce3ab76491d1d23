SELECT
    4,
    completed_on,
    count(*),
    coalesce(sum(amount_hundredths), 0),
    0,
    0,
    sum(certificate_held)
FROM credits

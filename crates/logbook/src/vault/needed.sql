SELECT sha256, max(name), max(bytes)
FROM (
    SELECT sha256, name, bytes
    FROM evidence
    UNION ALL
    SELECT image ->> 'sha256', image ->> 'name', image ->> 'bytes'
    FROM (
        SELECT coalesce(after, before) AS image
        FROM history
        WHERE fact_table = 'evidence'
    )
)
WHERE sha256 IS NOT NULL
GROUP BY sha256
ORDER BY sha256

SELECT min(day), max(day)
FROM (
    SELECT date AS day FROM entries
    UNION ALL
    SELECT date FROM study_entries
    UNION ALL
    SELECT completed_on FROM credits
)

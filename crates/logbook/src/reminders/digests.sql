SELECT
    digests.number,
    digests.at,
    digests.told_on,
    digests.teller,
    reminders_told.title,
    reminders_told.text,
    reminders_told.about
FROM (
    SELECT number, at, told_on, teller
    FROM digests
    ORDER BY number DESC
    LIMIT :limit
) AS digests
LEFT JOIN reminders_told ON reminders_told.digest = digests.number
ORDER BY digests.number DESC, reminders_told.due_on, reminders_told.subject;

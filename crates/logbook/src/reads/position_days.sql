SELECT date, sum(minutes)
FROM entries
WHERE position = :position
    AND date BETWEEN :from AND :to
GROUP BY date
ORDER BY date

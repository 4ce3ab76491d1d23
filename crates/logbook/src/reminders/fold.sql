-- A stage that was told stays told; one folded anew takes the new day.
INSERT INTO reminders_told (subject, stage, due_on, told_on, folded)
VALUES (:subject, :stage, :due_on, :told_on, 1)
ON CONFLICT (subject, stage, due_on) DO UPDATE
SET told_on = excluded.told_on
WHERE folded = 1;

INSERT INTO reminders_told (subject, stage, due_on, told_on, folded, digest, title, text, about)
VALUES (:subject, :stage, :due_on, :told_on, 0, :digest, :title, :text, :about)
ON CONFLICT (subject, stage, due_on) DO UPDATE
SET told_on = excluded.told_on,
    folded = 0,
    digest = excluded.digest,
    title = excluded.title,
    text = excluded.text,
    about = excluded.about;

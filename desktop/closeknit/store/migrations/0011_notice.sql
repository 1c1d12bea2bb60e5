-- What a notice on screen is known by: a number alone may be another program's after the desktop's notifier restarted.
-- Numbers without a notifier are of no use any more.

ALTER TABLE delivery DROP COLUMN notice;
ALTER TABLE delivery ADD COLUMN notice TEXT;

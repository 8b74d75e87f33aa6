-- What the studio wants to know before it goes on; null if nothing.
alter table data_set add column question text;
-- How many images have each label, as JSON.
alter table data_set add column labels text default '[]' not null;

-- IDX files whose images lie column by column.
alter table data_set add column transposed boolean default false not null;
-- How many files were left out, or noted, for each reason, as JSON: of the files themselves only
-- the first are listed in rejected and notes. Older rows list all and count none.
alter table data_set add column rejected_counts text default '[]' not null;
alter table data_set add column note_counts text default '[]' not null;
-- How many images hold the same bytes as an earlier one.
alter table data_set add column duplicates int default 0 not null;

-- What labels are called, as JSON, the name of label 0 first; empty where they are numbers only.
alter table data_set add column label_names text default '[]' not null;

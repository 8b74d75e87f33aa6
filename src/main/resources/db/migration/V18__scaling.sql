-- How images get another size: smoothly, or by the nearest pixel for pixel art.
alter table data_set add column scaling varchar(20) default 'SMOOTH' not null;

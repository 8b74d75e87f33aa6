-- How often a worker has begun a run. Whoever finds another number than his own has been followed
-- by somebody else, and writes nothing more.
alter table run add column attempt int default 0 not null;

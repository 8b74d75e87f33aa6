-- How pictures lie among real ones; null where there are too few of these, and for what was measured earlier.
alter table run_quality add column precision_share double precision;
alter table run_quality add column recall double precision;
alter table run_quality add column density double precision;
alter table run_quality add column coverage double precision;
alter table run_quality add column score double precision;
alter table run_quality add column real_score double precision;

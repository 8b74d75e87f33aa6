-- How often a step augmented; before there was anything to adapt, always.
alter table run_metric add column augmentation double precision default 1 not null;

-- Everything that a person makes has an owner. What was made before is the local owner's
-- (loom.account.Owner.LOCAL), the only one until there are accounts.
alter table data_set add column owner uuid default '00000000-0000-0000-0000-000000000001' not null;
alter table run add column owner uuid default '00000000-0000-0000-0000-000000000001' not null;
alter table model add column owner uuid default '00000000-0000-0000-0000-000000000001' not null;
alter table piece add column owner uuid default '00000000-0000-0000-0000-000000000001' not null;

-- A forgotten owner is an error from now on.
alter table data_set alter column owner drop default;
alter table run alter column owner drop default;
alter table model alter column owner drop default;
alter table piece alter column owner drop default;

create index data_set_owner on data_set (owner, created);
create index run_owner on run (owner, created);
create index model_owner on model (owner, created);
create index piece_owner on piece (owner, created);

-- What a data set was and is, by the hash of its images: which of the imported ones are left out, as
-- JSON. A set that nobody has changed has no row.
create table data_set_version (
    data_set     uuid                     not null references data_set (id) on delete cascade,
    content_hash varchar(64)              not null,
    images       int                      not null,
    left_out     text                     not null,
    created      timestamp with time zone not null,
    primary key (data_set, content_hash)
);

-- The version that a run trains on; null for runs from before there were versions.
alter table run add column data_set_hash varchar(64);

-- Work that takes long and ends in a file. The file is an artefact named exports/ID; row and file go
-- together when they expire.
create table file_job (
    id        uuid                     not null primary key,
    owner     uuid                     not null,
    kind      varchar(40)              not null,
    title     text                     not null,
    payload   text                     not null,
    file_name text                     not null,
    state     varchar(16)              not null,
    attempt   int                      not null,
    done      int                      not null,
    total     int                      not null,
    bytes     bigint                   not null,
    failure   text,
    created   timestamp with time zone not null,
    expires   timestamp with time zone
);
create index file_job_owner on file_job (owner, created);
create index file_job_expires on file_job (expires);

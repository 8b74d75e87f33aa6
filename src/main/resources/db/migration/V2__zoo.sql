create table model (
    id           uuid                     not null primary key,
    name         text                     not null,
    content_hash varchar(64)              not null,
    architecture text                     not null,
    provenance   text                     not null,
    bundled      boolean                  not null,
    created      timestamp with time zone not null
);
create index model_content_hash on model (content_hash);

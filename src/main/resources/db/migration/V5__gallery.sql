-- Pieces outlive their model: what is needed to know one by is copied, hence no foreign key.
create table piece (
    id              uuid                     not null primary key,
    model           uuid,
    model_hash      varchar(64)              not null,
    model_name      text                     not null,
    latent          bytea                    not null,
    seed            bigint,
    seed_index      int,
    truncation      double precision,
    program_version text                     not null,
    drawn           timestamp with time zone not null,
    size            int                      not null,
    channels        int                      not null,
    favourite       boolean                  not null,
    created         timestamp with time zone not null
);
create index piece_created on piece (created);

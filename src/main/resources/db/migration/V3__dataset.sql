create table data_set (
    id           uuid                     primary key,
    name         text                     not null,
    state        varchar(20)              not null,
    images       int                      not null,
    progress     double precision         not null,
    fit          varchar(20)              not null,
    background   varchar(7)               not null,
    -- Lists as JSON: the names of the uploaded files, the rejected files, the notes.
    upload       text                     not null,
    rejected     text                     not null,
    notes        text                     not null,
    -- A refusal as JSON.
    failure      text,
    content_hash varchar(64)              not null,
    bundled      boolean                  not null,
    created      timestamp with time zone not null
);
create index data_set_created on data_set (created);

-- Starter sets that were offered once. A row outlives its data set: what a person deleted stays
-- deleted.
create table starter_set (
    resource varchar(200)             primary key,
    offered  timestamp with time zone not null
);

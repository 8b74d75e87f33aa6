-- A run and how far it is. job is the place in the queue that belongs to it now: each time a run is
-- queued it gets a new one, and two runs change places by exchanging theirs.
create table run (
    id                uuid                     not null primary key,
    job               uuid                     not null,
    name              text                     not null,
    data_set          uuid                     not null,
    data_set_name     text                     not null,
    settings          text                     not null,
    state             varchar(16)              not null,
    wish              varchar(16),
    epoch             int                      not null,
    epochs            int                      not null,
    step              bigint                   not null,
    steps             bigint                   not null,
    images_per_second double precision         not null,
    loss_d            double precision,
    loss_g            double precision,
    samples           int                      not null,
    model             uuid,
    failure           text,
    created           timestamp with time zone not null,
    started           timestamp with time zone,
    ended             timestamp with time zone
);
create index run_job on run (job);

create table run_metric (
    run_id            uuid             not null,
    step              bigint           not null,
    epoch             int              not null,
    loss_d            double precision not null,
    loss_g            double precision not null,
    d_real            double precision not null,
    d_fake            double precision not null,
    images_per_second double precision not null,
    primary key (run_id, step),
    foreign key (run_id) references run (id) on delete cascade
);

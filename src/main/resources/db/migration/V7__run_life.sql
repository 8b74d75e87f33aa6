-- How good a run's pictures were after the epochs at which that was measured.
create table run_quality (
    run_id    uuid             not null,
    epoch     int              not null,
    step      bigint           not null,
    distance  double precision not null,
    floor     double precision not null,
    diversity double precision not null,
    nearest   double precision not null,
    primary key (run_id, epoch),
    foreign key (run_id) references run (id) on delete cascade
);

-- Checkpoints kept beside a run's last one. A row is written after its file and removed before it:
-- a file without a row is nobody's, and is removed with the next one that is kept.
create table run_checkpoint (
    run_id  uuid                     not null,
    epoch   int                      not null,
    step    bigint                   not null,
    bytes   bigint                   not null,
    best    boolean                  not null,
    created timestamp with time zone not null,
    primary key (run_id, epoch),
    foreign key (run_id) references run (id) on delete cascade
);

-- What a run began from, by its name at that time: another run or a model, which may be gone since.
alter table run add column origin_name text;
-- What the studio changed about a run by itself, in words for a person.
alter table run add column note text;

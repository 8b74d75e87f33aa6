-- The two lanes of the queue, in the form that db-scheduler expects (one table for each scheduler:
-- a scheduler deletes rows whose task it does not know).
create table training_job (
    task_name            varchar(100)             not null,
    task_instance        varchar(100)             not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean                  not null,
    picked_by            varchar(50),
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures int,
    last_heartbeat       timestamp with time zone,
    version              bigint                   not null,
    priority             smallint,
    state                varchar(1000),
    primary key (task_name, task_instance)
);
create index training_job_execution_time on training_job (execution_time);
create index training_job_last_heartbeat on training_job (last_heartbeat);

create table preparation_job (
    task_name            varchar(100)             not null,
    task_instance        varchar(100)             not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean                  not null,
    picked_by            varchar(50),
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures int,
    last_heartbeat       timestamp with time zone,
    version              bigint                   not null,
    priority             smallint,
    state                varchar(1000),
    primary key (task_name, task_instance)
);
create index preparation_job_execution_time on preparation_job (execution_time);
create index preparation_job_last_heartbeat on preparation_job (last_heartbeat);

-- Each job has a number in the order of submission, and its execution_time is that many
-- milliseconds since 1970: due at once, whatever was done to the clock. Jobs from before come first,
-- in the order that they had.
create sequence job_place start with 1000000000;

update training_job set execution_time = timestamp with time zone '1970-01-01 00:00:00+00'
    + (select count(*) from training_job as earlier
       where earlier.execution_time < training_job.execution_time) * interval '1' second;
update preparation_job set execution_time = timestamp with time zone '1970-01-01 00:00:00+00'
    + (select count(*) from preparation_job as earlier
       where earlier.execution_time < preparation_job.execution_time) * interval '1' second;

-- A lane has the form of the first one (V1).
create table export_job as select * from training_job with no data;
alter table export_job alter column task_name set not null;
alter table export_job alter column task_instance set not null;
alter table export_job alter column execution_time set not null;
alter table export_job alter column picked set not null;
alter table export_job alter column version set not null;
alter table export_job add primary key (task_name, task_instance);
create index export_job_execution_time on export_job (execution_time);
create index export_job_last_heartbeat on export_job (last_heartbeat);

-- Artefacts whose rows and files may not agree: being written, or to be removed. What the process
-- that wrote an entry cannot settle, because it was killed, the next start removes.
create table artefact_journal (
    id    uuid         primary key,
    name  varchar(400) not null,
    owner varchar(50)  not null
);

-- One row for each model that came with the program, so that two processes that start together do
-- not both add it.
create table bundled_model (
    content_hash varchar(64) primary key,
    model        uuid        not null references model (id) on delete cascade
);
insert into bundled_model (content_hash, model)
select content_hash, id from model m
where bundled and not exists (
    select 1 from model o
    where o.bundled and o.content_hash = m.content_hash
        and (o.created < m.created or o.created = m.created and o.id < m.id));

-- Review in the database: what lists of findings filter and sort by, second readers, what waits, batches, corrections.

-- Taken out of the body, so that a list reads no body that it does not show. Filled in by the program where a row is older than this script.
alter table finding add column weight bigint;
alter table finding add column amount bigint;
alter table finding add column day text;
alter table finding add column words text;
-- Records or Later: put off, and why; null where nothing is waited for.
alter table finding add column hold text;
-- Who judged it, and who as another person signed that.
alter table finding add column judged_by text;
alter table finding add column signed_by text;
alter table finding add column batch bigint;
alter table finding add column place bigint;
update finding set judged_by = (
    select s.who from finding_step s where s.inspection = finding.inspection and s.key = finding.key and s.status_after = finding.status and s.action = 'StatusChanged'
    order by s.number desc limit 1)
where status in ('Substantiated', 'Cleared', 'Transferred');
create index finding_queue on finding (inspection, weight, number, key, kind, status, assignee, withdrawn_at, hold, signed_by, batch, place, amount, day);
create index finding_batch on finding (inspection, batch, place);

-- The innocent explanation that was considered stands apart from the note; steps of one bulk action share its number.
alter table finding_step add column innocent text not null default '';
alter table finding_step add column hold text;
alter table finding_step add column bulk bigint;
create index finding_step_bulk on finding_step (inspection, bulk);

-- A part of the queue that one person works through.
create table batch (
    id bigint primary key,
    inspection bigint not null references inspection (id),
    name text not null,
    assignee text not null,
    made_by text not null,
    made_at text not null
);

-- 立行立改: what the unit was asked to put right at once, and what came back. Every answer is a step of the finding, too.
create table correction (
    id bigint primary key,
    inspection bigint not null references inspection (id),
    key text not null,
    asked text not null,
    asked_of text not null,
    due text not null,
    asked_by text not null,
    asked_at text not null,
    answer text,
    answered_on text,
    answered_by text,
    settled bigint not null default 0
);
create index correction_finding on correction (inspection, key);

-- The paper and passage on which a decision hangs.
alter table decision add column file text;
alter table decision add column passage bigint;
create index decision_place on decision (inspection, file, passage);

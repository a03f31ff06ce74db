-- What overviews count and long lists are filtered by, taken out of the bodies: so no body is read that is not shown. Filled in by the program where a row is older than this script.

-- variety: Record or Minutes of a meeting, Expenditure, the kind of paper of a reception; null for other facts. who: the body that met, the payee, the guests; day as far as it is written;
-- amount in fen; words: of meetings, what their list is searched by.
alter table fact add column variety text;
alter table fact add column who text;
alter table fact add column day text;
alter table fact add column amount bigint;
alter table fact add column words text;
create index fact_figures on fact (kind, variety, who, day, amount, file);

alter table decision add column day text;
alter table decision add column deliberation text;
-- A blank before and behind each word.
alter table decision add column categories text;
alter table decision add column words text;
alter table decision add column meeting_file text;
create index decision_list on decision (inspection, day, number, deliberation, categories, file, meeting_file);

-- The current paths of each file: what every list and count of an inspection begins with.
create index custody_current on custody (inspection, file, id, zone) where superseded_at is null;

-- 外送审批: a paper meant for outside the group, as the very file (Base64) that was asked for, decided on and taken out. Rows are never deleted.
create table paper_release (
    id bigint primary key,
    inspection bigint not null references inspection (id),
    paper text not null,
    finding text,
    file_name text not null,
    sha256 text not null,
    entries bigint not null,
    content text not null,
    requested_by text not null,
    requested_at text not null,
    note text not null,
    -- Requested, Approved, Refused or Released.
    state text not null,
    decided_by text,
    decided_at text,
    decision_note text,
    released_by text,
    released_at text
);

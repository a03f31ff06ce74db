-- Who sees what: the zones of papers, what else accounts may see, who is recused, and what is kept apart in the program itself.

-- The zone (分区) of a delivery, and of each path in custody: Ordinary, Leads, Petitions, Interviews, Personal.
alter table accession add column zone text not null default 'Ordinary';
alter table custody add column zone text not null default 'Ordinary';
-- The person who put it there; null where the delivery or the kind of paper did. What a person said is not overruled.
alter table custody add column zone_by text;
create index custody_zone on custody (inspection, zone) where zone <> 'Ordinary';

-- The files that a finding rests on: who may not see one of them does not see the finding.
create table finding_source (
    inspection bigint not null references inspection (id),
    key text not null,
    file text not null,
    primary key (inspection, key, file)
);
create index finding_source_file on finding_source (file, inspection);

-- The field an inspector works in, and the zones beyond those of the role, in words with blanks between them.
alter table account add column field text;
alter table account add column zones text not null default '';
alter table account add column disabled_at text;
-- Raised to end all sessions.
alter table account add column session bigint not null default 0;

-- Failed sign-ins by the address they came from, whatever names were tried.
create table sign_in_failure (
    address text primary key,
    attempts bigint not null,
    since text not null
);

-- 回避: who sees nothing of an inspection.
create table recusal (
    inspection bigint not null references inspection (id),
    account text not null,
    reason text not null,
    decided_by text not null,
    at text not null,
    primary key (inspection, account)
);

-- The registers of petitions and of interviews: what lists need in words that identify nobody, all else sealed with the keys of the site.
create table register_entry (
    inspection bigint not null references inspection (id),
    zone text not null,
    number bigint not null,
    day text not null,
    state text not null,
    due text,
    summary text not null,
    sealed text not null,
    recorded_by text not null,
    recorded_at text not null,
    changed_by text,
    changed_at text,
    version bigint not null,
    primary key (inspection, zone, number)
);

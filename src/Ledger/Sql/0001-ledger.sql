-- The schema of the ledger: see ARCHITECTURE.md. One set of scripts for SQLite and PostgreSQL; columns are text and bigint only.
-- Dates are ISO text, money is fen, enumerations are words, lists and facts are JSON.
-- A script that has run is never edited again: add the next number.

create table inspection (
    id bigint primary key,
    name text not null unique,
    settings text not null,
    created_at text not null,
    -- Counts every change to what an analysis reads; an analysis is due while it is ahead of what was analysed.
    generation bigint not null,
    analysed_generation bigint not null,
    analysed_by text,
    analysed_at text
);

-- One delivery: what was supplied together, by whom, to whom.
create table accession (
    id bigint primary key,
    inspection bigint not null references inspection (id),
    root text not null,
    supplied_by text,
    received_by text not null,
    at text not null
);

-- One path under which a file was supplied. Rows are never deleted: what was supplied anew supersedes them.
-- file is empty where no bytes could be taken; trouble then says why.
create table custody (
    id bigint primary key,
    inspection bigint not null references inspection (id),
    accession bigint not null references accession (id),
    root text not null,
    path text not null,
    file text not null,
    bytes bigint not null,
    modified text,
    contained_in text,
    trouble text,
    detail text,
    superseded_at text,
    unique (inspection, root, path, file)
);
create index custody_file on custody (file, inspection);
create index custody_container on custody (contained_in, inspection);

-- What is known of the bytes themselves, whoever supplied them.
create table content (
    file text primary key,
    bytes bigint not null,
    status text not null,
    attempts bigint not null,
    format text,
    trouble text,
    detail text,
    extractor text,
    -- The reader, or the set of readers where none of them could: when it is none of today's, the file is read anew.
    read_by text,
    title text,
    warnings text,
    pages bigint not null,
    characters bigint not null,
    -- From the profile among the facts, so that lists can be filtered.
    facts_version text,
    genre text,
    headline text,
    issuer text,
    document_number text,
    date text,
    date_first text,
    date_last text
);
create index content_status on content (status);

-- What a container holds; file is empty where an entry was passed over.
create table entry (
    container text not null,
    number bigint not null,
    name text not null,
    file text not null,
    bytes bigint not null,
    trouble text,
    detail text,
    primary key (container, number)
);

create table page (
    file text not null,
    number bigint not null,
    label text,
    origin text not null,
    primary key (file, number)
);

create table passage (
    file text not null,
    number bigint not null,
    page bigint not null,
    kind text not null,
    text text not null,
    row_number bigint,
    row text,
    boxes text,
    revision text,
    primary key (file, number)
);

create table fact (
    file text not null,
    number bigint not null,
    kind text not null,
    body text not null,
    primary key (file, number)
);

create table decision (
    inspection bigint not null references inspection (id),
    number bigint not null,
    body text not null,
    primary key (inspection, number)
);

create table finding (
    inspection bigint not null references inspection (id),
    key text not null,
    number bigint not null,
    kind text not null,
    body text not null,
    status text not null,
    assignee text,
    version bigint not null,
    raised_at text not null,
    withdrawn_at text,
    primary key (inspection, key)
);

create table finding_step (
    inspection bigint not null,
    key text not null,
    number bigint not null,
    at text not null,
    who text not null,
    action text not null,
    status_before text not null,
    status_after text not null,
    assignee text,
    note text not null,
    primary key (inspection, key, number)
);

-- Which files stand in the search index of an inspection, written by which vocabulary.
create table indexed (
    inspection bigint not null references inspection (id),
    file text not null,
    version text not null,
    primary key (inspection, file)
);

create table account (
    name text primary key,
    role text not null,
    password text not null,
    must_change bigint not null,
    failed_attempts bigint not null,
    locked_until text,
    created_at text not null
);

create table audit (
    sequence bigint primary key,
    at text not null,
    who text not null,
    action text not null,
    subject text not null,
    previous text not null,
    hash text not null
);

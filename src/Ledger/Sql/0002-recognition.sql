-- What a file says of its own making, what waits for recognition, and what recognition found.

alter table content add column properties text;
-- Pages that are to be recognised from their image, and those of them for which that has not come to anything yet.
alter table content add column scans bigint not null default 0;
alter table content add column waiting bigint not null default 0;
-- The engine that looked at all of them last; another one looks again.
alter table content add column recogniser text;

alter table page add column waiting text;
-- 0 to 1000.
alter table page add column quality bigint;
-- In thousandths of a point.
alter table page add column width bigint not null default 0;
alter table page add column height bigint not null default 0;

alter table passage add column hidden bigint not null default 0;
-- 0 to 1000.
alter table passage add column confidence bigint;

-- One page as an engine read it: kept whatever becomes of the text, so that reading a file anew costs no second recognition.
-- page_text is the page in passages, lines what the engine saw; both are empty where the page could not be recognised, and detail says why.
create table recognition (
    file text not null,
    page bigint not null,
    engine text not null,
    at text not null,
    page_text text,
    lines text,
    detail text,
    primary key (file, page)
);

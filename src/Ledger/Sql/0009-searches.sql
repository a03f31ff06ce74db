-- The search page: what its filters count by, and the searches that people keep.

-- Whose meetings a paper records, from its facts: a blank before and behind each word.
alter table content add column bodies text;
update content set bodies = coalesce(bodies, ' ') || 'PartyCommittee ' where file in (select file from fact where kind = 'Meeting' and body like '%"Body":"PartyCommittee"%');
update content set bodies = coalesce(bodies, ' ') || 'Joint ' where file in (select file from fact where kind = 'Meeting' and body like '%"Body":"Joint"%');
update content set bodies = coalesce(bodies, ' ') || 'Government ' where file in (select file from fact where kind = 'Meeting' and body like '%"Body":"Government"%');
update content set bodies = coalesce(bodies, ' ') || 'Secretary ' where file in (select file from fact where kind = 'Meeting' and body like '%"Body":"Secretary"%');
update content set bodies = coalesce(bodies, ' ') || 'Topic ' where file in (select file from fact where kind = 'Meeting' and body like '%"Body":"Topic"%');
update content set bodies = coalesce(bodies, ' ') || 'Village ' where file in (select file from fact where kind = 'Meeting' and body like '%"Body":"Village"%');
update content set bodies = coalesce(bodies, ' ') || 'Branch ' where file in (select file from fact where kind = 'Meeting' and body like '%"Body":"Branch"%');
update content set bodies = coalesce(bodies, ' ') || 'Study ' where file in (select file from fact where kind = 'Meeting' and body like '%"Body":"Study"%');
update content set bodies = coalesce(bodies, ' ') || 'Other ' where file in (select file from fact where kind = 'Meeting' and body like '%"Body":"Other"%');
update content set bodies = coalesce(bodies, ' ') || 'Unknown ' where file in (select file from fact where kind = 'Meeting' and body like '%"Body":"Unknown"%');

-- Pages whose recognition is unsure of itself: the limit is that of Catalogue.Unsure.
create index page_unsure on page (file) where origin = 'Recognised' and quality < 700;

-- A search under a name: its words and filters as they stand in an address.
create table saved_search (
    id bigint primary key,
    inspection bigint not null references inspection (id),
    owner text not null,
    name text not null,
    -- 1 where all of the group see it.
    shared bigint not null,
    asked text not null,
    at text not null
);
create index saved_search_inspection on saved_search (inspection);

-- How many hits there were when an account opened it last.
create table saved_search_opened (
    search bigint not null references saved_search (id),
    account text not null,
    total bigint not null,
    at text not null,
    primary key (search, account)
);

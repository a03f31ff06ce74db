-- How the search index is checked on itself: stretches drawn at random from what is on record, and whether searching them finds their passage.
create table recall (
    inspection bigint primary key references inspection (id),
    -- The vocabulary of the index; another one begins to count anew.
    version text not null,
    asked bigint not null,
    found bigint not null,
    -- Of those found: every mark stood where it should.
    exact bigint not null,
    at text not null
);
create table recall_miss (
    inspection bigint not null references inspection (id),
    file text not null,
    passage bigint not null,
    stretch text not null,
    -- Missed, or found with a mark that is not in its place (Displaced).
    what text not null,
    at text not null
);
create index recall_miss_inspection on recall_miss (inspection, at);

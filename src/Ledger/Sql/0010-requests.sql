-- The hand-over list (调阅清单): what of it somebody has dealt with. What is missing is computed anew each time; here stands only what people said of it.
create table request (
    id bigint primary key,
    inspection bigint not null references inspection (id),
    -- What it came from: months:BODY:YEAR, finding:KEY, file:HASH, path:DELIVERY:PATH; hand:ID where a person wrote it.
    source text not null,
    -- Whoever does not see it does not see the entry.
    zone text not null,
    title text not null,
    span text not null,
    note text not null,
    -- Open, Asked, Received, Refused, and the day on which it became so.
    state text not null,
    day text,
    changed_by text not null,
    changed_at text not null,
    unique (inspection, source)
);

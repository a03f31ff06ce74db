-- Custody in full: from where and in what form a delivery came, what each delivery held, and which files say nearly the same.

alter table accession add column origin text;
-- Original or Copy; null where nobody said.
alter table accession add column form text;
alter table accession add column note text;
-- 1 where the whole folder was walked, 0 where only some of its files were named.
alter table accession add column whole bigint not null default 1;

-- What a delivery brought (Brought), could not give (Refused), or no longer held (Missing), path by path; entries of containers are those of the container.
-- Never changed afterwards: what lay under a path at the time of a delivery is the path's last entry up to then.
create table delivered (
    accession bigint not null references accession (id),
    path text not null,
    what text not null,
    file text not null,
    bytes bigint not null,
    modified text,
    primary key (accession, path)
);
insert into delivered (accession, path, what, file, bytes, modified)
select k.accession, k.path, case when k.file = '' then 'Refused' else 'Brought' end, k.file, k.bytes, k.modified
from custody k where k.contained_in is null and k.id = (select max(o.id) from custody o where o.accession = k.accession and o.path = k.path);

-- By what a text is compared with others. Written when its facts are read, and whenever they are read anew.
create table sketch (
    file text primary key,
    shingles bigint not null,
    minima text not null
);
create table sketch_band (
    band bigint not null,
    file text not null,
    primary key (band, file)
);
create index sketch_band_file on sketch_band (file);

-- Files that say nearly the same; each pair once, the smaller id first. share in ten-thousandths.
create table alike (
    file text not null,
    other text not null,
    share bigint not null,
    kind text not null,
    primary key (file, other)
);
create index alike_other on alike (other);

-- Paragraphs of meetings by what they say.
create table meeting_paragraph (
    file text not null,
    number bigint not null,
    words bigint not null,
    date text not null,
    primary key (file, number)
);
create index meeting_paragraph_words on meeting_paragraph (words);

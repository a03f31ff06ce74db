-- The rules that did not run to their end in the last analysis: JSON, [] where all did.
alter table inspection add column unfinished_rules text not null default '[]';

-- Which files hold something that whoever opens them does not see.
create index passage_hidden on passage (file) where hidden <> 0;

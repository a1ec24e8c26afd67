-- What the role of the running site may do on PostgreSQL. The migrations are run by another role, which owns
-- the tables; this is run by it after each of them:
--   psql "$OWNER_URL" -v role=uade_site -f db/grants.sql
-- The public log is only ever added to, so the site's role cannot change or delete its rows even where
-- somebody takes the triggers away. Its head alone moves.
grant usage on schema public to :"role";
grant select, insert, update, delete on all tables in schema public to :"role";
grant usage, select on all sequences in schema public to :"role";
revoke update, delete, truncate
  on log_leaf, log_tile, log_checkpoint, log_cosignature, log_key
  from :"role";

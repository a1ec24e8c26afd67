import { tables } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/** Steps of the statute's drive as they happened outside: entered by two operators, with a source. */
export function recall(engine: Engine) {
  return tables(
    engine,
    ["recall_entry"],
    `
    create table recall_entry (
      id {key},
      petition_id integer not null references petition (id),
      from_state text not null,
      to_state text not null,
      happened_on text not null,
      electorate integer check (electorate > 0),
      signatures integer check (signatures >= 0),
      turned_out integer check (turned_out >= 0),
      for_recall integer check (for_recall >= 0),
      against_recall integer check (against_recall >= 0),
      source_title text not null,
      source_url text,
      article text,
      unlike_last_known_at text,
      first_account_id integer not null references account (id),
      second_account_id integer not null references account (id),
      at text not null
    ) {strict};
    create index recall_entry_petition on recall_entry (petition_id, id);
    create index recall_entry_first on recall_entry (first_account_id);
    create index recall_entry_second on recall_entry (second_account_id)
    `,
  )
}

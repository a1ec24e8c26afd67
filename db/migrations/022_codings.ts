import { randomBytes } from "node:crypto"
import { sql } from "kysely"
import type { Kysely, Migration } from "kysely"
import { appendOnly, statements, tables, unprotected } from "#db/migrations/sql.ts"
import type { Engine } from "#db/migrations/sql.ts"

/**
 * Blind double coding: rounds, each under one version of the code book, cases handed out for them,
 * challenges of verdicts, the seeds that draw what is coded anew, and names of coders that are no names.
 */
export function codings(engine: Engine): Migration {
  const made = tables(
    engine,
    ["challenge", "coding_round", "coding_handout", "coder_pseudonym", "sample_seed"],
    `
    create table challenge (
      id {key},
      public_id text not null unique,
      pledge_id integer not null references pledge (id),
      verdict_id integer not null references verdict (id),
      clause integer not null,
      reason text not null,
      lang text not null,
      source_snapshot_id integer references source_snapshot (id),
      account_id integer not null references account (id),
      organization_id integer references organization (id),
      role text not null check (role in ('deputy', 'delegate', 'watchdog', 'constituent')),
      at text not null,
      ended_at text,
      outcome text check (outcome in ('upheld', 'changed')),
      new_verdict_id integer references verdict (id),
      check ((ended_at is null) = (outcome is null)),
      check ((ended_at is null) = (new_verdict_id is null))
    ) {strict};
    create unique index challenge_open on challenge (pledge_id) where ended_at is null;
    create index challenge_pledge on challenge (pledge_id, id);
    create index challenge_verdict on challenge (verdict_id);
    create index challenge_new_verdict on challenge (new_verdict_id);
    create index challenge_source on challenge (source_snapshot_id);
    create index challenge_account on challenge (account_id);
    create index challenge_organization on challenge (organization_id);

    create table coding_round (
      id {key},
      pledge_id integer not null references pledge (id),
      number integer not null,
      code_book_id integer not null references code_book (id),
      need text not null check (need in ('contested', 'due', 'unrated', 'stale', 'sample')),
      challenge_id integer references challenge (id),
      opened_at text not null,
      disputed_at text,
      ended_at text,
      verdict_id integer references verdict (id),
      unique (pledge_id, number),
      check ((ended_at is null) = (verdict_id is null))
    ) {strict};
    create unique index coding_round_open on coding_round (pledge_id) where ended_at is null;
    create index coding_round_code_book on coding_round (code_book_id);
    create index coding_round_challenge on coding_round (challenge_id);
    create index coding_round_verdict on coding_round (verdict_id);

    create table coding_handout (
      id {key},
      round_id integer not null references coding_round (id),
      account_id integer not null references account (id),
      organization_id integer references organization (id),
      task text not null check (task in ('code', 'adjudicate')),
      handed_at text not null,
      expires_at text not null,
      ended_at text,
      ending text check (ending in ('coded', 'returned', 'expired', 'conflict')),
      reason text,
      unique (round_id, account_id),
      check ((ended_at is null) = (ending is null))
    ) {strict};
    create unique index coding_handout_live on coding_handout (account_id) where ended_at is null;
    create index coding_handout_account on coding_handout (account_id, id);
    create index coding_handout_organization on coding_handout (organization_id);

    create table coder_pseudonym (
      account_id integer primary key references account (id),
      pseudonym text not null unique
    ) {strict};

    create table sample_seed (
      quarter text primary key,
      seed {bytes} not null,
      commitment text not null,
      drawn_at text not null
    ) {clustered}
    `,
  )
  return {
    async up(db) {
      await made.up(db)
      await appendOnly(db, engine, "sample_seed")
      await statements(db, engine, added)
      await statements(db, engine, carriedOver)
      await nameCoders(db)
    },
    async down(db) {
      await statements(db, engine, takenAway)
      await unprotected(db, engine, "sample_seed")
      await made.down?.(db)
    },
  }
}

const added = `
  alter table coding add column task text not null default 'code'
    check (task in ('code', 'adjudicate'));
  alter table coding add column criteria text not null default '';
  create unique index coding_adjudication on coding (pledge_id, round) where task = 'adjudicate';
  alter table coding_evidence add column revision integer not null default 1;
  alter table verdict add column recode_on text;
  create index verdict_recode on verdict (recode_on) where recode_on is not null
`

const takenAway = `
  drop index verdict_recode;
  alter table verdict drop column recode_on;
  alter table coding_evidence drop column revision;
  drop index coding_adjudication;
  alter table coding drop column criteria;
  alter table coding drop column task
`

/** What was coded before there were rounds belongs to one each; whoever coded in it is not asked again. */
const carriedOver = `
  insert into coding_round
      (pledge_id, number, code_book_id, need, opened_at, ended_at, verdict_id)
    select pledge_id, number, code_book_id, 'due', at, at, id from verdict order by id;
  insert into coding_round (pledge_id, number, code_book_id, need, opened_at)
    select coding.pledge_id, coding.round, min(coding.code_book_id), 'due', min(coding.at)
    from coding
    where not exists (select 1 from coding_round
      where coding_round.pledge_id = coding.pledge_id and coding_round.number = coding.round)
    group by coding.pledge_id, coding.round;
  insert into coding_handout
      (round_id, account_id, organization_id, task, handed_at, expires_at, ended_at, ending)
    select coding_round.id, coding.account_id, coding.organization_id, 'code',
      coding.at, coding.at, coding.at, 'coded'
    from coding
    join coding_round on coding_round.pledge_id = coding.pledge_id
      and coding_round.number = coding.round
    order by coding.id
`

async function nameCoders(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ account_id: number }>`
    select distinct account_id from coding order by account_id`.execute(db)
  for (const { account_id } of rows) {
    const pseudonym = randomBytes(5).toString("hex")
    await sql`insert into coder_pseudonym (account_id, pseudonym)
      values (${account_id}, ${pseudonym})`.execute(db)
  }
}

import type SQLite from "better-sqlite3"
import { newPetitionKey } from "#app/domain/signature-secrets.server.ts"
import type { House } from "#app/context.server.ts"
import { later, hour } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { todayAt } from "#app/lib/zone.ts"
import { promiseText } from "./record.ts"
import type { PutWords } from "./record.ts"
import type { Sizes } from "./sizes.ts"

/** The public id of the petition that all have signed: the first. */
export const signedPetition = publicIdOf(1)

function publicIdOf(petition: number): string {
  return `t${String(petition).padStart(15, "0")}`
}

/** Without the word that is usual: a search for it finds promises, in databases of any size. */
function rareWords(nth: number): string {
  return promiseText(nth).split(" ").slice(1).join(" ")
}

/** Fills in petitions that collect signatures, one against each of the first deputies, and their author. */
export function fillPetitions(
  db: SQLite.Database,
  putWords: PutWords,
  { keys, clock }: Pick<House, "keys" | "clock">,
  sizes: Sizes,
): void {
  const now = clock.now()
  db.prepare(
    `insert into account
       (public_id, email_tag, email_sealed, password_hash, role, lang, created_at)
     values ('z000000000000001', ?, ?, '-', 'constituent', 'en', ?)`,
  ).run(sha256("author"), keys.seal(Buffer.from("author@bench.invalid"), "account"), now)
  const petition = db.prepare(
    `insert into petition
       (id, public_id, membership_id, area_id, rule_set, state, recall_state, asks, lang, title,
        statement, text_sha256, proponent_id, key_sealed, created_at, opened_at, closes_on, threshold,
        electorate, signature_count, published_count, published_at)
     values (@id, @publicId, @id, @id, 'advisory', 'open', 'none', 'email', 'en', @title, @statement,
       @hash, 1, @key, @now, @now, @closesOn, 10000000, 20000000, @signed, @signed, @now)`,
  )
  const closesOn = todayAt(later(now, 30 * 24 * hour))
  for (let id = 1; id <= sizes.petitions; id += 1) {
    const publicId = publicIdOf(id)
    const title = `Petition ${rareWords(id)}`
    const statement = `${rareWords(id * 3)}. ${rareWords(id * 5)}.`
    petition.run({
      ...{ id, publicId, title, statement, hash: sha256(statement), now, closesOn },
      ...{ key: newPetitionKey(keys, publicId), signed: id === 1 ? sizes.signatures : 0 },
    })
    putWords("petition", id, `${title} ${statement}`)
  }
  fillSteps(db, now)
}

function fillSteps(db: SQLite.Database, now: Instant): void {
  for (const [from, to] of [
    ["draft", "seconding"],
    ["seconding", "legal-check"],
    ["legal-check", "open"],
  ] as const) {
    db.prepare(
      `insert into petition_transition (petition_id, track, from_state, to_state, at, actor, reason)
       select id, 'state', ?, ?, ?, 'system', 'bench' from petition`,
    ).run(from, to, now)
  }
  db.prepare(
    `insert into petition_ground (petition_id, pledge_id, verdict_id, position)
     select petition.id, min(pledge.id), min(pledge.id), 0 from petition
     join membership on membership.id = petition.membership_id
     join pledge on pledge.person_id = membership.person_id group by petition.id`,
  ).run()
  db.prepare(
    `insert into petition_news (petition_id, track, to_state, transition_id, at, told_at)
     select petition_id, 'state', to_state, id, at, at from petition_transition
     where to_state = 'open'`,
  ).run()
  db.prepare(
    `with recursive n(i) as (select 0 union all select i + 1 from n where i < 29)
     insert into petition_day (petition_id, day, count)
     select 1, date(?, '-' || (30 - i) || ' days'), (select signature_count from petition where id = 1) * i / 30
     from n`,
  ).run(now.slice(0, 10))
}

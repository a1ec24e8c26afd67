import type SQLite from "better-sqlite3"
import { trigramsOf } from "#app/domain/trigram.ts"
import { words } from "#app/domain/fold.ts"
import { voteEvents } from "./sizes.ts"
import type { Sizes } from "./sizes.ts"

/** Fills in who sits, what they voted and promised, the same for each deputy in databases of any size. */
export function fillRecord(
  db: SQLite.Database,
  putWords: PutWords,
  { deputies, promises }: Sizes,
): void {
  for (const text of statements) db.prepare(text).run({ deputies, promises, events: voteEvents })
  fillNames(db, putWords, deputies)
  fillPromises(db, putWords, deputies, promises)
}

/** A deputy's name, which nobody else has: two words that are made of the number. */
export function nameOf(deputy: number): string {
  return `${wordOf(deputy)} ${wordOf(deputy + 500_000)}`
}

const syllables = "ba de gi ko lu ma ne ri so tu va ze sha ki no du ra be li mo".split(" ")

function wordOf(number: number): string {
  let rest = number
  let word = ""
  for (let place = 0; place < 4; place += 1) {
    word += syllables[rest % syllables.length] ?? ""
    rest = Math.floor(rest / syllables.length)
  }
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** Words of promises: of a language's thousands, each as often as another. */
const vocabulary = Array.from({ length: 2_000 }, (_, at) => wordOf(at * 37 + 1_000).toLowerCase())

/** Words that a twentieth of all promises have, in databases of any size. */
const usual = Array.from({ length: 20 }, (_, at) => wordOf(at * 4_099 + 300_000).toLowerCase())

/** What a promise says: seven words of many, and one of those that are usual. */
export function promiseText(promise: number): string {
  const said = Array.from({ length: 7 }, (_, at) => vocabulary[(promise * 7 + at * 251) % 2_000])
  return [usualWord(promise), ...said].join(" ")
}

/** The usual word of a promise. */
export function usualWord(promise: number): string {
  return usual[promise % usual.length] ?? ""
}

const counted = `with recursive n(i) as (select 1 union all select i + 1 from n where i < @`

const statements = [
  `insert into organization (public_id, name, classification)
     values ('b000000000000001', 'Council', 'legislature')`,
  `${counted}deputies)
     insert into area (public_id, name, kind)
     select printf('a%015d', i), 'District ' || i, 'district' from n`,
  `${counted}deputies)
     insert into person (public_id, name) select printf('d%015d', i), 'Deputy' from n`,
  `${counted}deputies)
     insert into post (public_id, organization_id, area_id, label, role, mandate_kind)
     select printf('p%015d', i), 1, i, 'Deputy', 'deputy', 'district' from n`,
  `${counted}deputies)
     insert into membership
       (public_id, person_id, organization_id, post_id, area_id, role, mandate_kind, start_date)
     select printf('m%015d', i), i, 1, i, i, 'deputy', 'district', '2026-01-01' from n`,
  `${counted}deputies)
     insert into source_snapshot (public_id, url, title, captured_on)
     select printf('s%015d', i), 'https://paper.example/' || i, 'A paper', '2026-02-01' from n`,
  `${counted}events)
     insert into motion (public_id, organization_id, title, lang, date)
     select printf('q%015d', i), 1, 'A bill on the matter ' || i, 'en', date('2020-01-01', '+' || i || ' days')
     from n`,
  `${counted}events)
     insert into vote_event (public_id, motion_id, organization_id, start_date, result)
     select printf('e%015d', i), i, 1, date('2020-01-01', '+' || i || ' days'), 'pass' from n`,
  `insert into vote_count (vote_event_id, option, value)
     select vote_event.id, value, cast(@deputies / 3 as integer) from vote_event, json_each('["yes","no","absent"]')`,
  `insert into vote (vote_event_id, person_id, option)
     select vote_event.id, person.id,
       case (vote_event.id + person.id) % 4 when 0 then 'no' when 1 then 'absent' else 'yes' end
     from vote_event cross join person`,
  `insert into code_book (public_id, version, codings_needed, lang, text, adopted_at)
     values ('c000000000000001', 1, 2, 'en', 'How verdicts are given.', '2026-01-01T00:00:00.000Z')`,
]

function fillNames(db: SQLite.Database, putWords: PutWords, deputies: number): void {
  const name = db.prepare("update person set name = ? where id = ?")
  for (let deputy = 1; deputy <= deputies; deputy += 1) {
    name.run(nameOf(deputy), deputy)
    putWords("person", deputy, nameOf(deputy))
  }
}

function fillPromises(
  db: SQLite.Database,
  putWords: PutWords,
  deputies: number,
  promises: number,
): void {
  const pledge = db.prepare(
    `insert into pledge (id, public_id, person_id, source_snapshot_id, text, lang, power, said_on,
       due_on, recorded_at, verdict_id)
     values (@id, printf('w%015d', @id), @deputy, @deputy, @text, 'en', 'own', '2026-01-10',
       '2027-01-10', '2026-02-01T00:00:00.000Z', @id)`,
  )
  const verdict = db.prepare(
    `insert into verdict (id, public_id, pledge_id, number, code_book_id, rating, reason, lang, at)
     values (@id, printf('v%015d', @id), @id, 1, 1, @rating, 'As the votes show.', 'en',
       '2026-03-01T00:00:00.000Z')`,
  )
  for (let id = 1; id <= promises; id += 1) {
    const text = promiseText(id)
    // The first forty are the first deputy's: the same ones, whatever the size.
    const deputy = 1 + Math.floor((id - 1) / (promises / deputies))
    pledge.run({ id, deputy, text })
    verdict.run({ id, rating: id % 4 === 0 ? "kept" : "broken" })
    putWords("pledge", id, text)
  }
}

/** Puts words by which a subject is found, and the trigrams of those that are new. */
export type PutWords = (kind: string, id: number, text: string) => void

/** What puts words into a database: its statements are prepared once. */
export function wordsPutter(db: SQLite.Database): PutWords {
  const known = new Set<string>()
  const word = db.prepare(
    "insert or ignore into search_word (word, subject_kind, subject_id) values (?, ?, ?)",
  )
  const gram = db.prepare("insert or ignore into search_gram (gram, word) values (?, ?)")
  return (kind, id, text) => {
    for (const said of new Set(words(text))) {
      word.run(said, kind, id)
      if (known.has(said)) continue
      known.add(said)
      for (const three of trigramsOf(said)) gram.run(three, said)
    }
  }
}

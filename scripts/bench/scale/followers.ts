import type SQLite from "better-sqlite3"
import type { House } from "#app/context.server.ts"
import { sealContact } from "#app/domain/follow-secrets.server.ts"
import { later, day } from "#app/lib/instant.ts"
import { newSecret } from "#app/lib/seal.server.ts"
import { noiseOf } from "./noise.ts"
import { usual } from "./sample.ts"

/** Fills in as many who follow the first petition as have signed it, all at one address, which nobody writes to. */
export function fillFollowers(
  db: SQLite.Database,
  { keys, clock }: Pick<House, "keys" | "clock">,
  many: number,
): void {
  const now = clock.now()
  const contact = sealContact(keys, { email: usual.email, secret: newSecret() })
  const follower = db.prepare(
    `insert into follower
       (id, secret_hash, email_tag, contact_sealed, lang, rhythm, since, told_until, due_at)
     values (?, ?, ?, ?, 'kk', 'weekly', '${now}', '${now}', '${later(now, 3650 * day)}')`,
  )
  const follow = db.prepare(
    `insert into follow (id, follower_id, subject_kind, subject_id, since)
     values (?, ?, 'petition', 1, '${now}')`,
  )
  const noise = noiseOf()
  db.transaction(() => {
    for (let id = 1; id <= many; id += 1) {
      follower.run(id, noise(32), noise(32), contact)
      follow.run(id, id)
    }
  })()
}

import { createAccount, emailTag } from "#app/auth/accounts.server.ts"
import { hashPassword } from "#app/auth/password.server.ts"
import { cast, castEmail } from "#app/demo/cast.ts"
import type { CastMember } from "#app/demo/cast.ts"
import { castPassword, giveTotp } from "#app/demo/credentials.server.ts"
import type { Actor, Role } from "#app/domain/access.ts"
import { newPublicId } from "#app/domain/public-id.server.ts"
import { accept } from "#app/lib/outcome.ts"
import { newSecret } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import { insertAccount } from "#db/queries/accounts.server.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import { demoSource } from "#scripts/demo/import-document.ts"
import { castSeat } from "#scripts/demo/petition-plans.ts"
import { seatOf, seats } from "#scripts/demo/seats.ts"

/** An account with all that deeds ask of it. */
export interface Player extends Actor {
  readonly organizationId: number | null
}

/** Who acts in the demonstration. */
export interface Players {
  /** The cast by name. */
  readonly cast: ReadonlyMap<string, Player>
  readonly watchdogs: readonly Player[]
  /** Voters who are nobody in particular: they support petitions. */
  readonly crowd: readonly Player[]
  /** By index of seat. */
  readonly deputies: readonly Player[]
}

const crowdSize = 12

/** The cast with a password and one-time codes, one account a deputy, and a crowd: theirs nobody knows. */
export async function seedAccounts(house: DemoHouse): Promise<Players> {
  const at = house.calendar.at(990, 0)
  const keys = await subjectKeys(house)
  const own = seatOf(castSeat).personId
  const belongings: Readonly<Record<string, { personId?: number; organizationId?: number }>> = {
    deputy: { personId: keys(own) },
    delegate: { personId: keys(own) },
    "watchdog-1": { organizationId: keys("ashyq-kenes") },
    "watchdog-2": { organizationId: keys("ashyq-kenes") },
    "watchdog-3": { organizationId: keys("samaltau-esebi") },
    "watchdog-4": { organizationId: keys("samaltau-esebi") },
    "auditor-1": { organizationId: keys("tauelsiz-sanaq") },
    "auditor-2": { organizationId: keys("tauelsiz-sanaq") },
  }

  async function castAccount(member: CastMember): Promise<readonly [string, Player]> {
    const { name, role, displayName } = member
    const belonging = { personId: null, organizationId: null, ...belongings[name] }
    const draft = {
      email: castEmail(name),
      password: castPassword(house.keys),
      role,
      displayName,
      lang: "kk",
    } as const
    const created = await createAccount(house, { ...draft, ...belonging }, at)
    const { id } = done(created, `make ${name}`)
    await giveTotp(house, id, at)
    return [name, { ...belonging, role, id }]
  }

  // One after another: each account has its number in every run.
  const players = new Map<string, Player>()
  for (const member of cast) players.set(...(await castAccount(member)))
  const others = await supernumeraries(house, keys)
  const playing = [...players.values()]
  return {
    cast: players,
    watchdogs: playing.filter(({ role }) => role === "watchdog"),
    crowd: others.filter(({ role }) => role === "constituent"),
    deputies: seats.map(({ personId }) => playerFor(playing, others, keys(personId))),
  }
}

function playerFor(playing: readonly Player[], others: readonly Player[], personId: number) {
  const player = [...playing, ...others].find(
    (one) => one.role === "deputy" && one.personId === personId,
  )
  if (!player) throw new Error("a deputy has no account")
  return player
}

interface Extra {
  readonly name: string
  readonly role: Role
  readonly displayName: string | null
}

/** Accounts that no visitor signs in to. They share one hash, of a password that is forgotten at once. */
async function supernumeraries(
  house: DemoHouse,
  keys: (id: string) => number,
): Promise<readonly Player[]> {
  const passwordHash = await hashPassword(newSecret())
  const createdAt = house.calendar.at(980, 0)
  const deputies = seats
    .filter(({ index }) => index !== castSeat)
    .map(({ personId, name }): Extra => ({ name: personId, role: "deputy", displayName: name.kk }))
  const crowd = Array.from({ length: crowdSize }, (_, index): Extra => ({
    name: `voter-${index + 1}`,
    role: "constituent",
    displayName: null,
  }))
  const made = await commit(house.db, async (trx) => {
    const players: Player[] = []
    for (const { name, role, displayName } of [...deputies, ...crowd]) {
      const email = castEmail(name)
      const personId = role === "deputy" ? keys(name) : null
      const belonging = { personId, organizationId: null }
      const id = await insertAccount(trx, {
        ...{ ...belonging, role, displayName, lang: "kk", passwordHash, createdAt },
        publicId: newPublicId(),
        emailTag: emailTag(house.keys, email),
        emailSealed: house.keys.seal(Buffer.from(email), "account"),
      })
      if (id === undefined) throw new Error(`${email} is taken`)
      players.push({ ...belonging, role, id })
    }
    return accept(players)
  })
  return done(made, "make the crowd")
}

/** The inner key of a person or an organisation by its id in the import. */
async function subjectKeys({ db }: DemoHouse): Promise<(id: string) => number> {
  const rows = await db.read
    .selectFrom("identifier")
    .select(["value", "subject_id"])
    .where("scheme", "=", `source:${demoSource}`)
    .where("subject_kind", "in", ["person", "organization"])
    .execute()
  const keys = new Map(rows.map((row) => [row.value, row.subject_id]))
  return (id) => {
    const key = keys.get(id)
    if (key === undefined) throw new Error(`${id} was not imported`)
    return key
  }
}

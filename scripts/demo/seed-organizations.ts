import { applyForAccreditation } from "#app/domain/accreditation.server.ts"
import { proposeAccreditationStep } from "#app/domain/accreditation-proposal.server.ts"
import { declareConflict, showName } from "#app/domain/conflict.server.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { takeAccreditationStep } from "#db/queries/accreditation-steps.server.ts"
import { findAccreditationOf, insertAccreditation } from "#db/queries/accreditations.server.ts"
import { getAccount } from "#db/queries/accounts.server.ts"
import { getNamedOrganization } from "#db/queries/named-organizations.server.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import { castSeat } from "#scripts/demo/petition-plans.ts"
import type { Player, Players } from "#scripts/demo/seed-accounts.ts"
import {
  application,
  applicationReason,
  profiles,
} from "#scripts/demo/words/organization-profiles.ts"

/**
 * What the organisations of the cast declare, one conflict of interest, and an application that one operator
 * would admit: it waits for the other.
 */
export async function seedOrganizations(house: DemoHouse, players: Players): Promise<void> {
  for (const profile of Object.values(profiles)) {
    await seedAccreditation(house, playerOf(players, profile.admin), profile)
  }
  const { calendar } = house
  for (const name of ["watchdog-1", "watchdog-3", "auditor-1"]) {
    const shown = await showName(house, true, playerOf(players, name), calendar.at(900, 60))
    done(shown, `show the name of ${name}`)
  }
  await seedConflict(house, players)
  await seedApplication(house, players)
}

type Profile = (typeof profiles)[keyof typeof profiles]

/** The cast's organisations stood here before anybody could apply: they were admitted on their first day. */
async function seedAccreditation(
  { db, calendar }: DemoHouse,
  { id: adminId, role, organizationId }: Player,
  { admin, ...profile }: Profile,
): Promise<void> {
  if (organizationId === null) throw new Error(`${admin} works for nobody`)
  const at = calendar.at(980, 30)
  const kind = role === "auditor" ? "auditor" : "watchdog"
  const seeded = await commit(db, async (trx) => {
    const { publicId, name } = await getNamedOrganization(trx, organizationId)
    await insertAccreditation(trx, {
      ...profile,
      ...{ publicId, organizationId, kind, name, adminId },
      state: "admitted",
      appliedBy: null,
      appliedAt: at,
    })
    const made = await findAccreditationOf(trx, organizationId)
    if (!made) throw new Error(`${name} was not accredited`)
    await takeAccreditationStep(
      trx,
      made.id,
      { step: "admit", at, reason: null },
      { state: "admitted" },
    )
    return accept(undefined)
  })
  done(seeded, "accredit an organisation")
}

async function seedConflict(house: DemoHouse, players: Players): Promise<void> {
  const { calendar, db } = house
  const deputy = players.deputies[castSeat]
  const person = await db.read
    .selectFrom("person")
    .select("public_id")
    .where("id", "=", deputy?.personId ?? 0)
    .executeTakeFirstOrThrow()
  const conflict = {
    with: { kind: "person", publicId: person.public_id },
    since: String(calendar.year - 6),
    reason: "Бір мектепте төрт жыл бірге жұмыс істедік.",
    lang: "kk",
  } as const
  const watchdog = playerOf(players, "watchdog-2")
  done(await declareConflict(house, conflict, watchdog, calendar.at(400, 90)), "declare a conflict")
}

async function seedApplication(house: DemoHouse, players: Players): Promise<void> {
  const { calendar, db } = house
  const applicant = players.crowd.at(-1)
  const operator = playerOf(players, "operator-1")
  if (!applicant) throw new Error("there is no crowd")
  const { publicId } = await getAccount(db.read, applicant.id)
  const applied = await applyForAccreditation(
    house,
    application,
    { ...applicant, publicId },
    calendar.at(9, 120),
  )
  const organization = done(applied, "apply").publicId
  const step = { step: "admit", reason: applicationReason } as const
  const at = calendar.at(3, 200)
  done(await proposeAccreditationStep(house, organization, step, operator, at), "propose")
}

function playerOf({ cast }: Players, name: string): Player {
  const player = cast.get(name)
  if (!player) throw new Error(`${name} is not in the cast`)
  return player
}

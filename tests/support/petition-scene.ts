import type { Actor } from "#app/domain/access.ts"
import { parseEmailAddress } from "#app/domain/email-address.ts"
import { checkItems } from "#app/domain/petition-check.ts"
import { moderatePetition, openPetition } from "#app/domain/petition.server.ts"
import { confirmSignature, requestSignature } from "#app/domain/signature.server.ts"
import type { Signer } from "#app/domain/signature.server.ts"
import { listMailed } from "#tests/support/outbox.ts"
import { makeIin } from "#tests/support/iin.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"
import type { Db } from "#db/connection.server.ts"
import { listTransitions } from "#db/queries/petition-story.server.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import type { Row } from "#db/schema.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { ruleSets } from "#tests/support/rule-sets.ts"

/** The instant of every scene. */
export const now = "2026-09-01T06:00:00.000Z"

export interface Scene {
  readonly house: TestHouse
  readonly author: Actor
  readonly seat: Row<"membership">
  readonly promise: Row<"pledge">
}

/** A deputy in the middle of a term with one broken promise, and somebody who would petition. */
export async function makeScene(
  db: Db,
  rules: string | null = "kz-2026",
  sets: ReadonlyMap<string, RuleSet> = ruleSets,
): Promise<Scene> {
  const house = makeHouse(db, { now, ruleSets: sets })
  const post = await make.makePost(db, { rule_set: rules })
  const seat = await make.makeMembership(db, {
    post_id: post.id,
    area_id: post.area_id,
    organization_id: post.organization_id,
    legislative_period_id: (await make.makePeriod(db)).id,
  })
  await make.makeElectorate(db, { area_id: post.area_id ?? 0, registered: 138_277 })
  const promise = await make.makePledge(db, { person_id: seat.person_id })
  await make.makeVerdict(db, { pledge_id: promise.id })
  return { house, author: actorOf(await make.makeAccount(db)), seat, promise }
}

export function actorOf({ id, role, person_id }: Row<"account">): Actor {
  return { id, role: role as Actor["role"], personId: person_id }
}

export function submission({ seat, promise }: Scene) {
  return {
    mandate: seat.public_id,
    pledges: [promise.public_id],
    title: "Recall over the school meals",
    statement: "The deputy promised a warm meal in every school and none serves one to this day.",
    lang: "en" as const,
  }
}

export async function submit(scene: Scene): Promise<StoredPetition> {
  const { house, author } = scene
  const outcome = await openPetition(house, submission(scene), author, house.clock.now())
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return read(house, outcome.value.publicId)
}

export async function read(house: TestHouse, publicId: string): Promise<StoredPetition> {
  const petition = await findPetition(house.db.read, publicId)
  if (!petition) throw new Error("the petition is gone")
  return petition
}

/** A voter of the petition's district, told from others by the number. */
export function voter({ areaId, asks }: StoredPetition, number: number): Signer {
  const email = parseEmailAddress(`voter-${String(number)}@uade.example`)
  if (!email.ok) throw new Error("a test gave a wrong address")
  return {
    family: "Canaryov",
    given: "Voter",
    patronymic: null,
    iin: asks === "iin" ? makeIin(number) : null,
    email: email.value,
    areaId,
    lang: "en",
  }
}

/** Asks to sign and gives the letter's secret; undefined where no letter with a link was sent. */
export async function askedFor(
  { house }: Scene,
  publicId: string,
  signer: Signer,
  at: string = now,
): Promise<string | undefined> {
  const before = (await linksIn(house)).length
  const outcome = await requestSignature(house, publicId, signer, at)
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return (await linksIn(house)).slice(before)[0]
}

async function linksIn(house: TestHouse): Promise<string[]> {
  const mailed = await listMailed(house)
  return mailed.flatMap(({ payload }) => ("secret" in payload ? [String(payload["secret"])] : []))
}

/** So many voters second a petition by their letters; gives the secrets of these. */
export async function seconded(scene: Scene, publicId: string, many = 5): Promise<string[]> {
  const petition = await read(scene.house, publicId)
  const secrets: string[] = []
  for (let number = 1; number <= many; number++) {
    const secret = (await askedFor(scene, publicId, voter(petition, number))) ?? "no letter"
    const outcome = await confirmSignature(scene.house, secret, now)
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    secrets.push(secret)
  }
  return secrets
}

/** A moderator's check with every item in order. */
export const inOrder = {
  decision: "admit",
  items: checkItems,
  code: null,
  details: null,
} as const

export async function story({ house }: Scene, { id }: StoredPetition): Promise<string[]> {
  return (await listTransitions(house.db.read, id)).map(
    ({ from, to, actor }) => `${from} > ${to} by ${actor}`,
  )
}

export async function admitted(
  scene: Scene,
): Promise<{ petition: StoredPetition; moderator: Actor }> {
  const petition = await submit(scene)
  await seconded(scene, petition.publicId)
  const moderator = actorOf(await make.makeAccount(scene.house.db, { role: "moderator" }))
  await moderatePetition(scene.house, petition.publicId, inOrder, moderator, now)
  return { petition: await read(scene.house, petition.publicId), moderator }
}

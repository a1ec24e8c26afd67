import { expect } from "vitest"
import { replayLeaf, startReplay } from "#app/domain/log-replay.ts"
import type { LogReplay } from "#app/domain/log-replay.ts"
import { beforeOpeningStates, isPetitionState, liveStates } from "#app/domain/petition-state.ts"
import { petitionTransitions } from "#app/domain/petition.ts"
import { liveRecallStates } from "#app/domain/recall.ts"
import type { RecallState } from "#app/domain/recall.ts"
import { hasFallenGround } from "#db/queries/petition-grounds.server.ts"
import { listLeaves } from "#db/queries/log-leaves.server.ts"
import { findHead } from "#db/queries/log.server.ts"
import type { Row } from "#db/schema.ts"
import { listAll } from "./world.ts"
import type { World } from "./world.ts"

/** What holds of every petition at every moment. */
export async function checkInvariants(world: World): Promise<void> {
  const petitions = await listAll(world)
  const live = petitions.filter(
    ({ state, recall_state }) =>
      isLive(state) || liveRecallStates.includes(recall_state as RecallState),
  )
  expect(live.length, "live recalls of one mandate").toBeLessThanOrEqual(1)
  for (const petition of petitions) {
    await checkStory(world, petition)
    await checkSignatures(world, petition)
    checkReply(petition)
    checkText(world, petition)
    await checkGrounds(world, petition)
  }
  await checkLog(world, petitions)
}

/** Every step is one of the table, begins where the last one ended, and leads to where the petition stands. */
async function checkStory({ scene }: World, petition: Row<"petition">): Promise<void> {
  const steps = await scene.house.db.read
    .selectFrom("petition_transition")
    .selectAll()
    .where("petition_id", "=", petition.id)
    .where("track", "=", "state")
    .orderBy("id")
    .execute()
  let state = "draft"
  let at = ""
  for (const step of steps) {
    expect(step.from_state, "a step begins where the last one ended").toBe(state)
    const known = petitionTransitions.some(
      ({ from, to, by }) => from === step.from_state && to === step.to_state && by === step.actor,
    )
    expect(known, `${step.from_state} > ${step.to_state} by ${step.actor}`).toBe(true)
    expect(step.at >= at, "time runs forwards").toBe(true)
    state = step.to_state
    at = step.at
  }
  expect(petition.state).toBe(state)
}

async function checkSignatures({ scene }: World, petition: Row<"petition">): Promise<void> {
  const rows = await scene.house.db.read
    .selectFrom("signature")
    .selectAll()
    .where("petition_id", "=", petition.id)
    .execute()
  const counted = rows.filter(({ state }) => state === "counted")
  const held = rows.filter(({ state }) => state === "held")
  expect(petition.signature_count, "the count is that of the counted").toBe(counted.length)
  if (petition.opened_at === null) expect(counted, "counted before opening").toEqual([])
  const unopened = isLive(petition.state) && isBeforeOpening(petition.state)
  if (unopened) expect(petition.seconder_count, "seconders").toBe(held.length)
  else expect(held, `held while ${petition.state}`).toEqual([])
  if (petition.state === "legal-check") expect(held.length).toBeGreaterThanOrEqual(5)
  for (const { state, tag, email_tag, key_sealed, statement_sealed } of rows) {
    if (state !== "expired") continue
    expect([tag, email_tag, key_sealed, statement_sealed]).toEqual([null, null, null, null])
  }
}

/** Nothing opens before the deputy has answered, declined or let the time pass. */
function checkReply({ state, opened_at, reply_outcome }: Row<"petition">): void {
  if (opened_at !== null || state === "open") {
    expect(reply_outcome, `${state} without its reply`).not.toBeNull()
  }
}

/** What the first seconder has signed stays as it is until it goes back to its author. */
function checkText({ frozen }: World, petition: Row<"petition">): void {
  const hash = petition.text_sha256.toString("hex")
  if (petition.frozen_at === null) frozen.delete(petition.id)
  else if (frozen.has(petition.id)) expect(hash, "the frozen text").toBe(frozen.get(petition.id))
  else frozen.set(petition.id, hash)
}

async function checkGrounds({ scene }: World, petition: Row<"petition">): Promise<void> {
  if (!isLive(petition.state) || !isBeforeOpening(petition.state)) return
  const fallen = await hasFallenGround(scene.house.db.read, petition.id)
  expect(fallen, "a fallen ground under a petition that may open").toBe(false)
}

/** Whoever replays the log gets the counts of the rules, and of its published part those that pages show. */
async function checkLog({ scene }: World, petitions: readonly Row<"petition">[]): Promise<void> {
  const { read } = scene.house.db
  const head = await findHead(read)
  const leaves = head ? await listLeaves(read, head.epoch, 0, head.size) : []
  const replay = startReplay()
  const published = new Map<string, number>()
  for (const { index, bytes } of leaves) {
    if (index === head?.publishedSize) noteCounts(replay, published)
    expect(replayLeaf(replay, bytes), Buffer.from(bytes).toString("utf8")).toBeUndefined()
  }
  if (leaves.length === head?.publishedSize) noteCounts(replay, published)
  for (const { public_id: pid, signature_count, published_count } of petitions) {
    expect(replay.petitions.get(pid)?.count ?? 0, "the count by the log").toBe(signature_count)
    expect(published.get(pid) ?? 0, "the count by the published log").toBe(published_count)
  }
  const counted = leaves.filter(({ type }) => type === "signature")
  const ids = new Set(counted.map(({ signatureId }) => signatureId))
  expect(ids.size, "a leaf a signature").toBe(counted.length)
}

function noteCounts({ petitions }: LogReplay, into: Map<string, number>): void {
  for (const [pid, { count }] of petitions) into.set(pid, count)
}

function isLive(state: string): boolean {
  return isPetitionState(state) && liveStates.includes(state)
}

function isBeforeOpening(state: string): boolean {
  return isPetitionState(state) && beforeOpeningStates.includes(state)
}

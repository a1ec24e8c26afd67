import { addAction, linkVote } from "#app/domain/evidence.server.ts"
import { recordPledge } from "#app/domain/pledge.server.ts"
import { publicIdOf } from "#app/domain/import/run.server.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { listMandates } from "#db/queries/mandates.server.ts"
import type { Decision } from "#scripts/demo/decisions.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import { evidenceOf } from "#scripts/demo/evidence.ts"
import type { EvidencePlan } from "#scripts/demo/evidence.ts"
import { demoSource } from "#scripts/demo/import-document.ts"
import type { PromisePlan } from "#scripts/demo/promises.ts"
import { makeRandom } from "#scripts/demo/random.ts"
import type { Player, Players } from "#scripts/demo/seed-accounts.ts"
import { keepProgrammes, markedIn } from "#scripts/demo/seed-programmes.ts"
import { translatePromises } from "#scripts/demo/seed-translations.ts"
import { evidenceTitles, findings, voteNotes } from "#scripts/demo/words/findings.ts"
import { fill } from "#scripts/demo/words/named.ts"

/** A promise that stands in the records, with what has been linked to it. */
export interface StandingPromise {
  readonly plan: PromisePlan
  readonly publicId: PublicId
  readonly evidence: readonly { readonly publicId: PublicId; readonly ago: number }[]
}

/** Records the promises, translates some, and links votes and other acts to them. */
export async function seedPromises(
  house: DemoHouse,
  players: Players,
  plans: readonly PromisePlan[],
  decisions: readonly Decision[],
): Promise<StandingPromise[]> {
  const programmes = await keepProgrammes(house, players, plans)
  const recorded = await Promise.all(
    plans.map((plan) =>
      record(house, players, plan, markedIn(programmes.get(plan.seat.index), plan)),
    ),
  )
  await translatePromises(house, (key) => watchdogOf(players, key), recorded)
  // In the order in which they are linked, so that the latest stands last.
  const links = recorded
    .flatMap(({ plan, publicId }) =>
      evidenceOf(house.calendar, plan, decisions).map((evidence) => ({ plan, publicId, evidence })),
    )
    .sort((one, other) => other.evidence.ago - one.evidence.ago)
  const linked = await Promise.all(
    links.map(async ({ plan, publicId, evidence }) => ({
      of: publicId,
      ago: evidence.ago,
      publicId: await link(house, { publicId, plan }, evidence, watchdogOf(players, plan.key)),
    })),
  )
  return recorded.map((promise) => ({
    ...promise,
    evidence: linked.filter(({ of }) => of === promise.publicId),
  }))
}

/** Which watchdog looks after a promise. */
export function watchdogOf({ watchdogs }: Players, key: string): Player {
  return makeRandom(`watchdog/${key}`).pick(watchdogs)
}

async function record(
  { db, calendar }: DemoHouse,
  players: Players,
  plan: PromisePlan,
  marked: ReturnType<typeof markedIn>,
) {
  const personId = players.deputies[plan.seat.index]?.personId ?? -1
  const isForMandate = plan.draft.horizon === "mandate"
  const [mandate] = isForMandate ? await listMandates(db.read, { personIds: [personId] }, "kk") : []
  const recording = recordPledge(
    db,
    { ...plan.draft, ...marked, personId, mandateId: mandate?.id ?? null },
    watchdogOf(players, plan.key),
    calendar.at(plan.recorded, makeRandom(`minute/${plan.key}`).whole(120, 600)),
  )
  return { plan, publicId: done(await recording, `record ${plan.texts.kk}`).publicId }
}

interface Recorded {
  readonly plan: PromisePlan
  readonly publicId: PublicId
}

async function link(
  { db, calendar }: DemoHouse,
  { plan, publicId }: Recorded,
  evidence: EvidencePlan,
  watchdog: Player,
): Promise<PublicId> {
  const random = makeRandom(`note/${plan.key}/${evidence.ago}/${evidence.kind}`)
  const { lang, n, m, topic } = plan
  const unit = topic.unit[lang]
  const at = calendar.at(evidence.ago, random.whole(60, 660))
  if (evidence.kind === "vote") {
    const { decision, fulfillingOption, strength } = evidence
    const note = voteNotes[decision.effect ?? "fund"][lang]
    const event = {
      source: demoSource,
      kind: "vote_event",
      id: `vote-${decision.id}`,
      made: false,
    } as const
    const vote = { voteEventPublicId: publicIdOf(event), fulfillingOption, strength, note, lang }
    return done(await linkVote(db, publicId, vote, watchdog, at), `link ${decision.title}`).publicId
  }
  const { kind, direction, strength, finding, happenedAgo } = evidence
  const url = `https://records.samaltau.example/${kind}/${plan.key}/${evidence.ago}`
  const action = {
    ...{ kind, direction, strength, lang },
    title: fill(evidenceTitles[kind][lang], { about: topic.category[lang].toLowerCase() }),
    note: fill(random.pick(findings[finding])[lang], { n, m, unit }),
    happenedOn: calendar.day(happenedAgo),
    source: {
      url,
      title: null,
      capturedOn: calendar.day(evidence.ago),
      sha256: sha256(url).toString("hex"),
    },
  }
  return done(await addAction(db, publicId, action, watchdog, at), `link ${kind}`).publicId
}

import { judgeOffer } from "#app/domain/evidence-judging.server.ts"
import { offerEvidence } from "#app/domain/evidence-offer.server.ts"
import { listWaitingOffers } from "#db/queries/waiting-offers.server.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import type { Players } from "#scripts/demo/seed-accounts.ts"
import type { StandingPromise } from "#scripts/demo/seed-promises.ts"
import { offerWords } from "#scripts/demo/words/office.ts"

/** How long ago each was sent in; the last two were decided the day after. */
const sent = [2, 4, 18, 20] as const

/** Evidence that readers sent in: two pieces wait, one was taken, one was not. */
export async function seedOffers(
  house: DemoHouse,
  players: Players,
  promises: readonly StandingPromise[],
): Promise<void> {
  const moving = promises.filter(({ plan }) => plan.rating === "in-progress" && plan.recorded > 60)
  for (const index of [3, 2, 1, 0]) await send(house, players, moving[index * 3], index)
}

async function send(
  house: DemoHouse,
  players: Players,
  promise: StandingPromise | undefined,
  index: number,
): Promise<void> {
  const { calendar, db } = house
  const [words, ago] = [offerWords[index], sent[index] ?? 2]
  const reader = players.cast.get(index % 2 === 0 ? "constituent-1" : "constituent-2")
  if (!promise || !words || !reader) throw new Error("nothing to send in evidence about")
  const { lang } = promise.plan
  const offered = {
    way: "action",
    kind: index === 1 ? "media" : "local-work",
    strength: "weak",
    direction: "context",
    title: words.title[lang],
    note: words.note[lang],
    lang,
    happenedOn: calendar.day(ago + 3),
    place: promise.plan.place[lang],
    sourceUrl: `https://readers.samaltau.example/${promise.plan.key}`,
    sourceTitle: null,
    file: null,
  } as const
  const sender = { account: reader, email: null, lang } as const
  const at = calendar.at(ago, 200)
  const here = { ...house, origin: "" }
  done(await offerEvidence(here, promise.publicId, offered, sender, at), "send evidence in")
  if (index < 2) return
  const [waiting] = await listWaitingOffers(db.read, lang, 1)
  const watchdog = players.watchdogs[index % players.watchdogs.length]
  if (!waiting || !watchdog) throw new Error("what was sent in waits for nobody")
  const judgement =
    index === 2
      ? ({ decision: "accepted", reason: "source-checked", words: null } as const)
      : ({ decision: "refused", reason: "opinion-only", words: null } as const)
  const weighed = { ...judgement, direction: "supports", strength: "weak" } as const
  const next = calendar.at(ago - 1, 300)
  done(await judgeOffer(house, waiting.publicId, weighed, watchdog, next), "judge an offer")
}

import { translateText } from "#app/domain/translation.server.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import { langs } from "#app/i18n/lang.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import { authorOf, groundsOf } from "#scripts/demo/petition-opening.ts"
import type { PromisePlan } from "#scripts/demo/promises.ts"
import { makeRandom } from "#scripts/demo/random.ts"
import { seatOf } from "#scripts/demo/seats.ts"
import type { Player, Players } from "#scripts/demo/seed-accounts.ts"
import type { PlannedPetition } from "#scripts/demo/seed-signatures.ts"
import type { StandingPromise } from "#scripts/demo/seed-promises.ts"
import { fill } from "#scripts/demo/words/named.ts"
import { translatedStatements, translatedTitle } from "#scripts/demo/words/petition-translations.ts"

interface Recorded {
  readonly plan: PromisePlan
  readonly publicId: PublicId
}

/** Two promises in five can be read in another language of the site, one in five in both. */
export async function translatePromises(
  house: DemoHouse,
  translatorOf: (key: string) => Player,
  promises: readonly Recorded[],
): Promise<void> {
  const { calendar } = house
  const chosen = promises.flatMap(({ plan, publicId }) => {
    const random = makeRandom(`translation/${plan.key}`)
    if (!random.chance(40)) return []
    const others = langs.filter((lang) => lang !== plan.lang)
    const into = random.chance(50) ? others : others.slice(0, 1)
    return into.map((lang) => ({ plan, publicId, lang }))
  })
  await Promise.all(
    chosen.map(async ({ plan, publicId, lang }) => {
      const subject = lang === "en" ? {} : { category: plan.topic.category[lang] }
      const words = { text: plan.texts[lang], ...subject }
      const given = { kind: "pledge", publicId, into: lang, words, version: 0 } as const
      const at = calendar.at(plan.recorded - 1, 300)
      done(await translateText(house, given, translatorOf(plan.key), at), "translate a promise")
    }),
  )
}

/** Seats whose petition can be read in other languages too; the one that seeks seconders by its author. */
const translatedSeats = [6, 10, 16]

/** Some petitions are translated: by a watchdog once they are open, by their author before. */
export async function translatePetitions(
  house: DemoHouse,
  players: Players,
  petitions: readonly PlannedPetition[],
  promises: readonly StandingPromise[],
): Promise<void> {
  const { calendar } = house
  for (const { plan, publicId } of petitions) {
    const [first] = groundsOf(plan, promises)
    if (!translatedSeats.includes(plan.seat) || !first) continue
    const isOpen = plan.state === "open"
    const by = isOpen
      ? makeRandom(`translator/${plan.seat}`).pick(players.watchdogs)
      : authorOf(players, plan)
    for (const into of langs.filter((lang) => lang !== plan.lang)) {
      const promise = first.plan.texts[into].replace(/\.$/, "")
      const statement = translatedStatements[plan.seat % translatedStatements.length]?.[into] ?? ""
      const words = {
        title: fill(translatedTitle[into], { name: seatOf(plan.seat).name[into] }),
        statement: fill(statement, { promise: into === "en" ? `“${promise}”` : `«${promise}»` }),
      }
      const given = { kind: "petition", publicId, into, words, version: 0 } as const
      done(await translateText(house, given, by, calendar.at(3, 500)), "translate a petition")
    }
  }
}

import type { VoteOption } from "#app/domain/vote.ts"
import type { Calendar } from "#scripts/demo/calendar.ts"
import { placeSlots } from "#scripts/demo/place-slots.ts"
import { makeRandom } from "#scripts/demo/random.ts"
import type { Random } from "#scripts/demo/random.ts"
import { seats } from "#scripts/demo/seats.ts"
import type { Seat } from "#scripts/demo/seats.ts"
import { divertMotion, fundMotion, plainMotions } from "#scripts/demo/words/motions.ts"
import { capital, fill } from "#scripts/demo/words/named.ts"
import type { Named, Spoken } from "#scripts/demo/words/named.ts"
import { houses, streets, villages } from "#scripts/demo/words/place-names.ts"
import type { House } from "#scripts/demo/words/place-names.ts"
import { topics } from "#scripts/demo/words/topics.ts"

/** A decision of a council, with how each of its deputies voted. */
export interface Decision {
  readonly id: string
  readonly house: House
  readonly term: "former" | "present"
  readonly lang: Spoken
  readonly title: string
  readonly on: string
  /** The topic that it gives money to or takes money from; null where it bears on no promise. */
  readonly topic: string | null
  readonly effect: "fund" | "divert" | null
  /** The street or village that it is about, whether or not its title says so. */
  readonly place: Named
  /** By index of seat. */
  readonly votes: ReadonlyMap<number, VoteOption>
  readonly passed: boolean
}

/** Six hundred, in the order of their days. */
export function makeDecisions(calendar: Calendar): Decision[] {
  const shares = { samaltau: 210, akbel: 150, otkel: 120, region: 120 } as Record<string, number>
  return houses
    .flatMap((house) => {
      const count = shares[house.key] ?? 0
      return Array.from({ length: count }, (_, index) => decide(calendar, house, index, count))
    })
    .sort((one, other) => (one.on < other.on ? -1 : 1))
}

function decide(calendar: Calendar, house: House, index: number, count: number): Decision {
  const random = makeRandom(`decision/${house.key}/${index}`)
  const former = Math.floor(count / 6)
  const term = index < former ? "former" : "present"
  const lang = random.chance(60) ? "kk" : "ru"
  const on =
    term === "former"
      ? calendar.day(calendar.sat + 760 - index * 12)
      : calendar.day(calendar.sat - 20 - spread(calendar.sat - 30, index - former, count - former))
  const effect = random.chance(70) ? (random.chance(78) ? "fund" : "divert") : null
  // Each topic comes up in turn, so that every promise meets decisions that bear on it.
  const topic = effect && (topics[(index * 7 + random.whole(0, 2)) % topics.length] ?? null)
  const place = random.pick(house.kind === "street" ? streets : villages)
  const votes = cast(random, house, term, effect)
  const yes = [...votes.values()].filter((option) => option === "yes").length
  return {
    id: `decision-${house.key}-${index + 1}`,
    house,
    term,
    lang,
    on,
    topic: topic?.key ?? null,
    effect,
    place,
    votes,
    passed: yes * 2 > votes.size,
    title: titleOf(random, { house, lang, effect, money: topic?.money[lang] ?? "", on, place }),
  }
}

function spread(days: number, index: number, count: number): number {
  return Math.floor((days * index) / count)
}

interface About {
  readonly house: House
  readonly lang: Spoken
  readonly effect: Decision["effect"]
  readonly money: string
  readonly on: string
  readonly place: Named
}

function titleOf(random: Random, { house, lang, effect, money, on, place }: About): string {
  if (effect === null) return fill(random.pick(plainMotions)[lang], { year: on.slice(0, 4) })
  const slots = placeSlots(house.kind, place)[lang]
  const motion = effect === "fund" ? fundMotion : divertMotion
  return capital(fill(motion[lang], { money: fill(money, { ...slots }) }))
}

/** Most vote for; each council has its own contrarians, and some are always away. */
function cast(
  random: Random,
  house: House,
  term: Decision["term"],
  effect: Decision["effect"],
): Map<number, VoteOption> {
  const mood = effect === "divert" ? 52 : random.pick([55, 70, 85, 92])
  return new Map(
    seats
      .filter((seat) => seat.house === house && (term === "present" || seat.satBefore))
      .map((seat) => [seat.index, optionOf(random, seat, mood)]),
  )
}

function optionOf(random: Random, { index }: Seat, mood: number): VoteOption {
  const drawn = random.whole(1, 100) + (index % 5 === 0 ? 8 : 0)
  if (drawn <= mood) return "yes"
  const rest = (drawn - mood) / (108 - mood)
  if (rest < 0.5) return "no"
  if (rest < 0.72) return "abstain"
  return rest < 0.93 ? "absent" : "not-voting"
}

import { sha256 } from "#app/lib/seal.server.ts"
import type { Rating } from "#app/domain/rating.ts"
import type { RecordedPledge } from "#app/domain/pledge.server.ts"
import type { Calendar } from "#scripts/demo/calendar.ts"
import { addDays } from "#app/lib/day.ts"
import type { Decision } from "#scripts/demo/decisions.ts"
import { decisionsBearing } from "#scripts/demo/evidence.ts"
import { placeSlots } from "#scripts/demo/place-slots.ts"
import { ratingsBySeat } from "#scripts/demo/pledge-ratings.ts"
import { petitionPlans } from "#scripts/demo/petition-plans.ts"
import { makeRandom } from "#scripts/demo/random.ts"
import type { Random } from "#scripts/demo/random.ts"
import { seats } from "#scripts/demo/seats.ts"
import type { Seat } from "#scripts/demo/seats.ts"
import { capital, fill } from "#scripts/demo/words/named.ts"
import type { Named, Spoken } from "#scripts/demo/words/named.ts"
import { streets, villages } from "#scripts/demo/words/place-names.ts"
import { topics, unmeasurable } from "#scripts/demo/words/topics.ts"
import type { Topic } from "#scripts/demo/words/topic.ts"

/** A promise and how it is going to stand. */
export interface PromisePlan {
  readonly key: string
  readonly seat: Seat
  readonly topic: Topic
  readonly lang: Spoken
  readonly rating: Rating
  /** What was promised, and how much of it is there. */
  readonly n: number
  readonly m: number
  readonly place: Named
  readonly texts: Named
  readonly draft: Omit<RecordedPledge, "personId">
  /** Days ago. */
  readonly recorded: number
  readonly decided: number
}

/** Three hundred and some, the earliest recorded first. */
export function makePromises(calendar: Calendar, decisions: readonly Decision[]): PromisePlan[] {
  const ratings = ratingsBySeat()
  return seats
    .flatMap((seat) => promisesOf({ calendar, decisions }, seat, ratings.get(seat.index) ?? []))
    .sort((one, other) => other.recorded - one.recorded)
}

interface World {
  readonly calendar: Calendar
  readonly decisions: readonly Decision[]
}

function promisesOf(world: World, seat: Seat, ratings: readonly Rating[]): PromisePlan[] {
  const random = makeRandom(`promises/${seat.index}`)
  const deck = random.shuffled(
    topics.filter(({ only = seat.house.kind }) => only === seat.house.kind),
  )
  return ratings.map((rating, index) => {
    const at = deck.findIndex((topic) => fits(topic, rating))
    const [topic] = deck.splice(at, 1)
    if (!topic) throw new Error(`seat ${seat.index} has no topic left for ${rating}`)
    return plan(world, random, { seat, rating, topic, index })
  })
}

function fits({ key, power }: Topic, rating: Rating): boolean {
  if (rating === "outside-power") return power === "outside"
  if (rating === "not-verifiable") return key === unmeasurable
  return power !== "outside" && key !== unmeasurable
}

interface Drawn {
  readonly seat: Seat
  readonly rating: Rating
  readonly topic: Topic
  readonly index: number
}

function plan(
  { calendar, decisions }: World,
  random: Random,
  { seat, rating, topic, index }: Drawn,
): PromisePlan {
  const ground = groundOf(seat, rating)
  const decided = decidedAgo(random, ground !== undefined)
  // Who follows the latest findings finds most of them in Kazakh.
  const lang = ground?.lang ?? (random.chance(decided <= 12 ? 80 : 60) ? "kk" : "ru")
  const { least, most, step = 5 } = topic
  const steps = random.whole(least / step, most / step)
  const n = steps * step
  const m = Math.min(Math.max(1, Math.round((steps * random.whole(3, 7)) / 10)), steps - 1) * step
  const year = dueYear(calendar, random, rating, decided)
  // Deputies speak of what the council then decides about: so their votes bear on it.
  const bearing = decisionsBearing(calendar, { seat, topic, rating, decided }, decisions)
  const places = bearing.map(({ decision }) => decision.place)
  const anywhere = seat.house.kind === "street" ? streets : villages
  const place = random.pick(places.length > 0 ? places : anywhere)
  const texts = say(placeSlots(seat.house.kind, place), topic, n, year)
  const page = random.whole(2, 7)
  const programme = `https://${seat.house.key}.example/programmes/${seat.personId}.pdf`
  return {
    key: `${seat.index}/${index}`,
    ...{ seat, topic, lang, rating, n, m, place, texts, decided },
    recorded: Math.min(calendar.sat - 40, decided + random.whole(60, 320)),
    draft: {
      text: texts[lang],
      lang,
      saidOn: addDays(calendar.terms.present.electedOn, -random.whole(9, 44)),
      dueOn: year === null ? null : random.chance(70) ? `${year}-12-31` : String(year),
      power: topic.power,
      category: topic.category[lang],
      // Without a year the mandate's end, which is looked up where the promise is recorded.
      ...(year === null ? { horizon: "mandate" } : { horizon: "day" }),
      ...{ horizonEvent: null, mandateId: null, splitFrom: null },
      ...{ quoteStart: null, quoteEnd: null, quotePlace: String(page) },
      criteria: { attributable: "yes", verifiable: "yes", prospective: "yes" },
      source: {
        url: `${programme}#page=${page}`,
        title:
          lang === "kk"
            ? `Сайлау алдындағы бағдарлама, ${page}-бет`
            : `Предвыборная программа, страница ${page}`,
        capturedOn: calendar.day(calendar.sat + random.whole(5, 40)),
        sha256: sha256(programme).toString("hex"),
      },
    },
  }
}

/** The petition that stands on a broken promise. */
function groundOf(seat: Seat, rating: Rating) {
  return rating === "broken" ? petitionPlans.find((plan) => plan.seat === seat.index) : undefined
}

/** Days since the verdict: what a petition stands on was decided before all petitions. */
function decidedAgo(random: Random, isGround: boolean): number {
  if (isGround) return random.whole(130, 320)
  return random.chance(12) ? random.whole(1, 12) : random.whole(13, 420)
}

/** By the end of which year it was promised; null where no day was named. What is over was due before the verdict. */
function dueYear(
  calendar: Calendar,
  random: Random,
  rating: Rating,
  decided: number,
): number | null {
  switch (rating) {
    case "broken":
      return Number(calendar.day(decided).slice(0, 4)) - 1
    case "kept":
    case "partly-kept":
      return random.chance(35) ? null : Number(calendar.day(decided).slice(0, 4)) - 1
    case "not-assessed":
      return calendar.year - 1
    case "in-progress":
    case "stalled":
    case "not-due":
      return calendar.year + random.whole(0, 1)
    default:
      return null
  }
}

function say(
  place: ReturnType<typeof placeSlots>,
  topic: Topic,
  n: number,
  year: number | null,
): Named {
  const { kk, ru, en } = topic.promise
  const by = {
    kk: `${year} жылдың соңына дейін `,
    ru: `до конца ${year} года `,
    en: ` by the end of ${year}`,
  }
  return {
    kk: `${capital((year ? by.kk : "") + fill(kk, { ...place.kk, n }))}.`,
    ru: `${capital((year ? by.ru : "") + fill(ru, { ...place.ru, n }))}.`,
    en: `${capital(fill(en, { ...place.en, n }) + (year ? by.en : ""))}.`,
  }
}

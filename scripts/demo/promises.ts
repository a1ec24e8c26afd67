import { sha256 } from "#app/lib/seal.server.ts"
import type { Rating } from "#app/domain/rating.ts"
import type { RecordedPledge } from "#app/domain/pledge.server.ts"
import type { Calendar } from "#scripts/demo/calendar.ts"
import { addDays } from "#app/lib/day.ts"
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
  readonly texts: Named
  readonly draft: Omit<RecordedPledge, "personId">
  /** Days ago. */
  readonly recorded: number
  readonly decided: number
}

/** Three hundred, the earliest recorded first. */
export function makePromises(calendar: Calendar): PromisePlan[] {
  const ratings = ratingsBySeat()
  return seats
    .flatMap((seat) => promisesOf(calendar, seat, ratings.get(seat.index) ?? []))
    .sort((one, other) => other.recorded - one.recorded)
}

function promisesOf(calendar: Calendar, seat: Seat, ratings: readonly Rating[]): PromisePlan[] {
  const random = makeRandom(`promises/${seat.index}`)
  const deck = random.shuffled(
    topics.filter(({ rural }) => !rural || seat.house.kind === "village"),
  )
  return ratings.map((rating, index) => {
    const at = deck.findIndex((topic) => fits(topic, rating))
    const [topic] = deck.splice(at, 1)
    if (!topic) throw new Error(`seat ${seat.index} has no topic left for ${rating}`)
    return plan(calendar, random, { seat, rating, topic, index })
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
  calendar: Calendar,
  random: Random,
  { seat, rating, topic, index }: Drawn,
): PromisePlan {
  const lang: Spoken = random.chance(62) ? "kk" : "ru"
  const n = random.whole(topic.least / 5, topic.most / 5) * 5
  const m = Math.max(1, Math.round((n * random.whole(3, 7)) / 50)) * 5
  const decided = decidedAgo(random, seat, rating)
  const year = dueYear(calendar, random, rating, decided)
  const texts = say(seat, random, topic, n, year)
  const page = random.whole(2, 7)
  const programme = `https://${seat.house.key}.example/programmes/${seat.personId}.pdf`
  return {
    key: `${seat.index}/${index}`,
    ...{ seat, topic, lang, rating, n, m: Math.min(m, n - 1), texts, decided },
    recorded: Math.min(calendar.sat - 40, decided + random.whole(60, 320)),
    draft: {
      text: texts[lang],
      lang,
      saidOn: addDays(calendar.terms.present.electedOn, -random.whole(9, 44)),
      dueOn: year === null ? null : random.chance(70) ? `${year}-12-31` : String(year),
      power: topic.power,
      category: topic.category[lang],
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

/** Days since the verdict: what a petition stands on was decided before all petitions. */
function decidedAgo(random: Random, seat: Seat, rating: Rating): number {
  const isGround = rating === "broken" && petitionPlans.some((plan) => plan.seat === seat.index)
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
      return random.chance(50) ? null : calendar.year - 1
    case "in-progress":
    case "stalled":
    case "not-due":
      return calendar.year + random.whole(0, 1)
    default:
      return null
  }
}

function say(seat: Seat, random: Random, topic: Topic, n: number, year: number | null): Named {
  const { kind } = seat.house
  const place = placeSlots(kind, random.pick(kind === "street" ? streets : villages))
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

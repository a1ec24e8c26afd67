import type { Calendar, Term } from "#scripts/demo/calendar.ts"
import { namesOf, popoloAreas } from "#scripts/demo/popolo-places.ts"
import { seatOf, seats } from "#scripts/demo/seats.ts"
import type { Seat } from "#scripts/demo/seats.ts"
import { organizations } from "#scripts/demo/words/organizations.ts"
import { houses } from "#scripts/demo/words/place-names.ts"

/** The whole country as one Popolo document: places, councils, parties, two terms, people and seats. */
export function popoloCountry({ terms }: Calendar) {
  return {
    areas: popoloAreas(),
    organizations: [
      ...houses.map(({ key, name }) => ({
        id: `council-${key}`,
        classification: "legislature",
        area_id: `area-${key}`,
        ...namesOf(name),
      })),
      ...organizations.map(({ key, classification, name }) => ({
        id: key,
        classification,
        ...namesOf(name),
      })),
    ],
    events: houses.flatMap(({ key }) => [
      period(key, "former", 7, terms.former),
      period(key, "present", 8, terms.present),
    ]),
    persons: seats.map(person),
    posts: seats.map(post),
    memberships: seats.flatMap((seat) => [
      ...(seat.satBefore ? [mandate(seat, "former")] : []),
      mandate(seat, "present"),
    ]),
  }
}

/** The seats whose holders leave before the term ends, as a later file tells it. */
export function popoloDepartures(left: readonly { readonly seat: number; readonly on: string }[]) {
  return {
    memberships: left.map(({ seat, on }) => ({
      ...mandate(seatOf(seat), "present"),
      end_date: on,
    })),
    posts: left.map(({ seat }) => post(seatOf(seat))),
    areas: popoloAreas(),
  }
}

function period(house: string, term: "former" | "present", number: number, dates: Term) {
  return {
    id: `term-${house}-${term}`,
    classification: "legislative period",
    organization_id: `council-${house}`,
    start_date: dates.startDate,
    end_date: dates.endDate,
    ...namesOf({
      kk: `${number}-шақырылым`,
      ru: `${number}-й созыв`,
      en: `${number}th convocation`,
    }),
  }
}

function person({ personId, name, gender }: Seat) {
  const [given = "", family = ""] = name.kk.split(" ")
  return {
    id: personId,
    ...namesOf(name),
    given_name: given,
    family_name: family,
    sort_name: `${family} ${given}`,
    gender: gender === "f" ? "female" : "male",
  }
}

function post({ postId, house, areaId }: Seat) {
  return {
    id: postId,
    organization_id: `council-${house.key}`,
    area_id: areaId,
    label: `${house.name.kk}, депутат`,
    role: "deputy",
  }
}

function mandate(seat: Seat, term: "former" | "present") {
  const { personId, house, postId, areaId, kind, number, membershipId } = seat
  return {
    id: term === "present" ? membershipId : `${membershipId}-former`,
    person_id: personId,
    organization_id: `council-${house.key}`,
    post_id: postId,
    area_id: areaId,
    legislative_period_id: `term-${house.key}-${term}`,
    ...(kind === "list" ? { on_behalf_of_id: number % 2 ? "dala-zholy" : "kokzhiek" } : {}),
  }
}

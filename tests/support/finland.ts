import { existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** Files of a real legislature's format: people with terms, then motions with roll calls. */
export interface LegislatureFiles {
  readonly people: string
  readonly motions: readonly string[]
  /** A deputy of 1 June 2006 who voted in one of the motions: family name, and a word of a motion's title. */
  readonly deputy: string
}

const folder = "../shared/data/popolo-votes"

/** The Finnish parliament's own files where they stand beside the checkout, else small ones of the same form. */
export function finnishFiles(): LegislatureFiles {
  return existsSync(folder) ? realFiles() : invented()
}

function realFiles(): LegislatureFiles {
  const names = readdirSync(folder).sort()
  return {
    people: join(folder, "fi_eduskunta.people-orgs-memberships.popolo.json"),
    motions: names
      .filter((name) => /^fi_.*motions\.json$/.test(name))
      .map((name) => join(folder, name)),
    deputy: "Andersson Janina",
  }
}

function invented(): LegislatureFiles {
  const made = mkdtempSync(join(tmpdir(), "uade-finland-"))
  const people = join(made, "people.popolo.json")
  const motions = join(made, "motions.json")
  writeFileSync(people, JSON.stringify(legislature()))
  writeFileSync(motions, JSON.stringify([motion()]))
  return { people, motions: [motions], deputy: "Esimerkki Elina" }
}

function legislature() {
  const ids = ["Esimerkki Elina", "Malli Matti", "Keksitty Kaisa"].map((name, index) => ({
    id: `popit.example/person/${String(index + 1)}`,
    name,
  }))
  return {
    persons: ids,
    organizations: [
      {
        classification: "legislature",
        id: "legislature",
        name: "Keksitty eduskunta",
        legislative_periods: [
          { id: "term/34", name: "34", start_date: "2003-03-19", end_date: "2007-03-20" },
        ],
      },
    ],
    memberships: ids.map(({ id }) => ({
      organization_id: "legislature",
      person_id: id,
      role: "member",
      area: { name: "Keksitty vaalipiiri" },
      legislative_period_id: "term/34",
    })),
  }
}

function motion() {
  return {
    id: "PTK-1-2006-1",
    organization_id: "popit.example/organization/eduskunta",
    text: "Hyv/ hylk",
    object: { subject: "Keksitty laki" },
    vote_events: [
      {
        motion_id: "PTK-1-2006-1",
        start_date: "2006-04-21T13:21:00",
        counts: [
          { option: "yes", value: 2 },
          { option: "no", value: 1 },
        ],
        votes: [1, 2, 3].map((number) => ({
          voter_id: `popit.example/person/${String(number)}`,
          option: number === 3 ? "no" : "yes",
        })),
      },
    ],
  }
}

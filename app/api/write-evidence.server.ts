import { actionKinds, directions, fulfillingOptions, strengths } from "#app/domain/evidence.ts"
import type { ActionKind } from "#app/domain/evidence.ts"
import { writeEvidence as writeLinked } from "#app/domain/program-deeds.server.ts"
import { givenDay, givenId, givenLang, givenSource, sourceSeen } from "./write-fields.ts"
import { write } from "./write.ts"
import { z } from "./zod.ts"

const words = z.string().max(2000)

const both = {
  promise_id: givenId,
  strength: z.enum(strengths),
  note: words.openapi({ description: "What it shows: 10 to 600 characters." }),
  lang: givenLang,
}

const vote = z
  .strictObject({
    kind: z.literal("vote"),
    ...both,
    vote_event_id: givenId,
    fulfilling_option: z.enum(fulfillingOptions).openapi({
      description:
        "The option by which the promise would be kept; the deputy's own gives the direction.",
    }),
  })
  .openapi("NewVoteLink")

const action = z
  .strictObject({
    kind: z.enum(actionKinds as [ActionKind, ...ActionKind[]]),
    ...both,
    direction: z.enum(directions),
    title: words,
    happened_on: givenDay,
    place: words.optional(),
    source: givenSource,
  })
  .openapi("NewAct")

/** Evidence, linked by a watchdog's program. */
export const writeEvidence = write({
  path: "/api/v1/evidence",
  operationId: "linkEvidence",
  tag: "evidence",
  scope: "evidence:write",
  says: {
    en: "Link evidence to a promise: a vote of the records, or another act with its source",
    kk: "Уәдеге дәлел байланыстыру: тіркелген дауыс беру немесе дереккөзі бар басқа әрекет",
    ru: "Связать с обещанием подтверждение: записанное голосование или другое действие с источником",
  },
  body: z.discriminatedUnion("kind", [vote, action]).openapi("NewEvidence"),
  sample: {
    kind: "document",
    promise_id: "k3v9x2m4q8ab7tpz",
    direction: "supports",
    strength: "strong",
    title: "Contract for the lamps",
    note: "The contract names 85 lamps and the street.",
    lang: "en",
    happened_on: "2026-06-01",
    source: {
      url: "https://example.org/contract",
      title: "Contract register",
      captured_on: "2026-11-24",
    },
  },
  run: (deed, given) => writeLinked(deed, linkOf(given)),
})

function linkOf(given: z.output<typeof vote> | z.output<typeof action>) {
  const { promise_id: promise, strength, note, lang } = given
  if (given.kind === "vote") {
    const { vote_event_id: voteEventPublicId, fulfilling_option: fulfillingOption } = given
    return { promise, vote: { voteEventPublicId, fulfillingOption, strength, note, lang } }
  }
  const { kind, direction, title, happened_on: happenedOn, place = null, source } = given
  const act = { kind, direction, title, happenedOn, place, strength, note, lang }
  return { promise, action: { ...act, source: sourceSeen(source) } }
}

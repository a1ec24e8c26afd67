import { horizonEventLimits, horizonKinds, pledgeTextLimits, powers } from "#app/domain/pledge.ts"
import { writePledge } from "#app/domain/program-deeds.server.ts"
import { textField } from "#app/lib/form-fields.ts"
import { givenId, givenLang, givenPartialDay, givenSource, sourceSeen } from "./write-fields.ts"
import { write } from "./write.ts"
import { z } from "./zod.ts"

const answer = z.enum(["yes", "no"])

const body = z
  .strictObject({
    person_id: givenId,
    text: textField(pledgeTextLimits).openapi({ description: "Word for word." }),
    lang: givenLang,
    said_on: givenPartialDay,
    horizon: z.enum(horizonKinds),
    due_on: givenPartialDay.optional().openapi({ description: "Where the horizon is a day." }),
    horizon_event: textField({ least: 1, most: horizonEventLimits.most }).optional(),
    membership_id: givenId.optional().openapi({
      description: "Where the horizon is the end of a mandate: which.",
    }),
    power: z.enum(powers),
    category: textField({ least: 1, most: 60 }).optional(),
    quote_place: textField({ least: 1, most: 60 }).optional(),
    source: givenSource,
    criteria: z
      .strictObject({ attributable: answer, verifiable: answer, prospective: answer })
      .openapi({ description: "The inclusion rule, answered: what is no promise is refused." }),
    split_from: givenId.optional(),
  })
  .openapi("NewPromise")

/** Promises, recorded by a watchdog's program. */
export const writePromises = write({
  path: "/api/v1/promises",
  operationId: "recordPromise",
  tag: "promises",
  scope: "promises:write",
  says: {
    en: "Record a promise",
    kk: "Уәдені тіркеу",
    ru: "Записать обещание",
  },
  body,
  sample: {
    person_id: "k3v9x2m4q8ab7tpz",
    text: "By the end of 2027 we will light Samal street with 85 lamps.",
    lang: "en",
    said_on: "2026-02-07",
    horizon: "day",
    due_on: "2027-12-31",
    power: "council",
    source: {
      url: "https://example.org/programme.pdf",
      title: "Election programme",
      captured_on: "2026-11-24",
    },
    criteria: { attributable: "yes", verifiable: "yes", prospective: "yes" },
  },
  run: (deed, given) =>
    writePledge(deed, {
      person: given.person_id,
      text: given.text,
      lang: given.lang,
      saidOn: given.said_on,
      horizon: given.horizon,
      dueOn: given.horizon === "mandate" ? null : (given.due_on ?? null),
      horizonEvent: given.horizon === "event" ? (given.horizon_event ?? null) : null,
      membership: given.horizon === "mandate" ? (given.membership_id ?? null) : null,
      power: given.power,
      category: given.category ?? null,
      quotePlace: given.quote_place ?? null,
      source: sourceSeen(given.source),
      criteria: given.criteria,
      splitFrom: given.split_from ?? null,
    }),
})

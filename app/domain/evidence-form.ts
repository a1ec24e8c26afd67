import { z } from "zod"
import {
  actionKinds,
  directions,
  fulfillingOptions,
  noteLimits,
  placeLimits,
  strengths,
  titleLimits,
} from "./evidence.ts"
import type { ActionKind } from "./evidence.ts"
import { isPublicId } from "./public-id.ts"
import { partialDayField, textField, webAddressField } from "#app/lib/form-fields.ts"
import { sourceFields } from "#app/lib/source-form.ts"

const weight = { strength: z.enum(strengths) }

/** Where the link that confirms goes; not asked of who is signed in. */
const sender = { email: z.string().max(254).optional() }

/** What a watchdog sends who links a vote, in one of these languages. */
export function voteForm<const Langs extends readonly string[]>(langs: Langs) {
  return z.object({ ...vote(langs), ...weight })
}

/** What a watchdog sends who links an act, with its source. */
export function actForm<const Langs extends readonly string[]>(langs: Langs) {
  return z.object({ ...act(langs), ...weight, ...sourceFields })
}

/** A vote that anybody offers: how much it weighs, the watchdog says. */
export function offeredVoteForm<const Langs extends readonly string[]>(langs: Langs) {
  return z.object({ ...vote(langs), ...sender })
}

/** An act that anybody offers, with a source or a file. */
export function offeredActForm<const Langs extends readonly string[]>(langs: Langs) {
  return z.object({
    ...act(langs),
    ...sender,
    sourceUrl: webAddressField.optional(),
    sourceTitle: textField({ least: 1, most: 200 }).optional(),
  })
}

function said<const Langs extends readonly string[]>(langs: Langs) {
  return { note: textField(noteLimits), lang: z.enum(langs) }
}

function vote<const Langs extends readonly string[]>(langs: Langs) {
  return {
    voteEvent: z.string().refine(isPublicId, { error: "form.not-a-choice" }),
    fulfillingOption: z.enum(fulfillingOptions),
    ...said(langs),
  }
}

function act<const Langs extends readonly string[]>(langs: Langs) {
  return {
    kind: z.enum(actionKinds as [ActionKind, ...ActionKind[]]),
    title: textField(titleLimits),
    happenedOn: partialDayField,
    place: textField(placeLimits).optional(),
    direction: z.enum(directions),
    // What a file shows in words; needed where there is a file.
    alt: textField({ least: 3, most: 300 }).optional(),
    ...said(langs),
  }
}

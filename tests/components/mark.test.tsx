import { describe, expect, test } from "vitest"
import {
  evidenceShape,
  petitionStateShape,
  ratingShape,
  signatureShape,
  voteShape,
  witnessShape,
} from "#app/components/mark-meanings.ts"
import { Mark } from "#app/components/mark.tsx"
import { shapes } from "#app/components/mark-shapes.tsx"
import { PetitionStateBadge } from "#app/components/petition-state-badge.tsx"
import { RatingBadge } from "#app/components/rating-badge.tsx"
import { VoteMark } from "#app/components/vote-mark.tsx"
import { ratings } from "#app/domain/rating.ts"
import { petitionStates } from "#app/domain/petition-state.ts"
import { langs, translate } from "#app/i18n/translate.ts"
import { render } from "./render.tsx"

describe("marks", () => {
  test("no two ratings share a shape", () => {
    expect(new Set(Object.values(ratingShape)).size).toBe(ratings.length)
  })

  test("no two petition states share a shape", () => {
    expect(new Set(Object.values(petitionStateShape)).size).toBe(petitionStates.length)
  })

  test.each([
    ["votes", voteShape],
    ["evidence", evidenceShape],
    ["signature states", signatureShape],
    ["stands of a witness", witnessShape],
  ])("no two %s share a shape", (_, shapeOf) => {
    const drawn = Object.values(shapeOf)
    expect(new Set(drawn).size).toBe(drawn.length)
  })

  test("ratings are told apart by family: final is square, moving is round", () => {
    for (const rating of ["kept", "partly-kept", "broken"] as const)
      expect(ratingShape[rating]).toMatch(/^square/)
    for (const rating of ["in-progress", "stalled", "not-due"] as const)
      expect(ratingShape[rating]).toMatch(/^ring/)
    for (const rating of ["not-verifiable", "outside-power"] as const)
      expect(ratingShape[rating]).toMatch(/^diamond/)
    expect(ratingShape["not-assessed"]).toBe("square-dashed")
  })

  test.each(Object.keys(shapes) as (keyof typeof shapes)[])(
    "%s takes the colour of its text and is hidden from readers of text",
    (shape) => {
      const markup = render(<Mark shape={shape} />)
      expect(markup).toContain('aria-hidden="true"')
      expect(markup).toContain("currentColor")
      expect(markup).not.toMatch(/#[0-9a-f]{3}|style=/)
    },
  )
})

describe.each(langs)("badges in %s", (lang) => {
  test.each(ratings)("rating %s stands as a word beside its mark", (rating) => {
    const markup = render(<RatingBadge rating={rating} />, lang)
    expect(markup).toContain(`rating-${rating}`)
    expect(markup).toContain(translate(lang, `rating.${rating}`))
    expect(markup).toContain("<svg")
  })

  test.each(petitionStates)("state %s stands as a word beside its mark", (state) => {
    const markup = render(<PetitionStateBadge state={state} />, lang)
    expect(markup).toContain(translate(lang, `petitionState.${state}`))
  })

  test.each(Object.keys(voteShape) as (keyof typeof voteShape)[])("vote %s is spoken", (option) => {
    expect(render(<VoteMark option={option} />, lang)).toContain(translate(lang, `vote.${option}`))
  })
})

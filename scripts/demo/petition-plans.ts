import { declined, given, silent } from "#scripts/demo/petition-plan.ts"
import type { PetitionPlan } from "#scripts/demo/petition-plan.ts"
import { petitionsOver } from "#scripts/demo/petition-plans-over.ts"

/** The days on which deputies left before their term ended, by seat. */
export const departures = [
  { seat: 13, ago: 11 },
  { seat: 21, ago: 10 },
] as const

/** The deputy among the cast, whose answer is awaited; another's petition is nearly there. */
export const castSeat = 1

/** Petitions that somebody can still do something about. */
const running: readonly PetitionPlan[] = [
  {
    ...{ seat: 6, lang: "kk", state: "open", author: 1 },
    ...{ created: 30, seconded: 27, admitted: 25, replied: given(16), percent: 61 },
    recall: [
      [12, "applied"],
      [9, "collecting"],
    ],
  },
  {
    ...{ seat: 16, lang: "ru", state: "open" },
    ...{ created: 43, seconded: 41, admitted: 39, replied: silent(28), percent: 96 },
  },
  {
    ...{ seat: 26, lang: "kk", state: "open" },
    ...{ created: 36, seconded: 34, admitted: 31, replied: given(24), percent: 112, changed: 6 },
    recall: [
      [20, "applied"],
      [17, "collecting"],
    ],
  },
  {
    ...{ seat: 18, lang: "kk", state: "open" },
    ...{ created: 14, seconded: 12, admitted: 10, replied: declined(3), signatures: 6 },
  },
  {
    ...{ seat: 7, lang: "ru", state: "open", author: 2 },
    ...{ created: 33, seconded: 31, admitted: 29, replied: given(20), percent: 38 },
    recall: [
      [15, "applied"],
      [12, "refused"],
    ],
  },
  { ...{ seat: 38, lang: "ru", state: "open" }, ...{ created: 9, signatures: 58 } },
  { ...{ seat: 30, lang: "kk", state: "open" }, ...{ created: 20, percent: 45 } },
  {
    ...{ seat: 3, lang: "kk", state: "paused", end: { ago: 3, by: "court" } },
    ...{ created: 36, seconded: 33, admitted: 31, replied: given(21), percent: 55 },
  },
  { ...{ seat: 10, lang: "kk", state: "seconding" }, ...{ created: 5, seconders: 3 } },
  { ...{ seat: 24, lang: "ru", state: "seconding" }, ...{ created: 1, seconders: 0 } },
  { ...{ seat: 17, lang: "kk", state: "legal-check" }, ...{ created: 6, seconded: 2 } },
  { ...{ seat: 5, lang: "ru", state: "legal-check" }, ...{ created: 4, seconded: 1 } },
  {
    ...{ seat: castSeat, lang: "kk", state: "reply-window" },
    ...{ created: 9, seconded: 7, admitted: 4 },
  },
  {
    ...{ seat: 28, lang: "ru", state: "reply-window" },
    ...{ created: 12, seconded: 10, admitted: 8 },
  },
  { ...{ seat: 12, lang: "ru", state: "draft", author: 1 }, created: 2 },
  {
    ...{ seat: 22, lang: "kk", state: "draft", author: 2 },
    ...{ created: 8, seconded: 6, admitted: 5, fallen: 1 },
  },
]

/** Every petition, the earliest first. */
export const petitionPlans: readonly PetitionPlan[] = [...petitionsOver, ...running].sort(
  (one, other) => other.created - one.created,
)

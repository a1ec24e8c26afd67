import { clock, declined, given, silent } from "#scripts/demo/petition-plan.ts"
import type { PetitionPlan } from "#scripts/demo/petition-plan.ts"

/** Petitions of which nothing is awaited any more. */
export const petitionsOver: readonly PetitionPlan[] = [
  {
    ...{ seat: 13, lang: "kk", state: "closed-reached", end: clock(82) },
    ...{ created: 118, seconded: 117, admitted: 116, replied: declined(113), percent: 122 },
    recall: [
      ...([
        [112, "applied"],
        [110, "collecting"],
        [79, "handed-in"],
        [78, "checking"],
        [70, "vote-called"],
      ] as const),
      [11, "recalled"],
    ],
  },
  {
    ...{ seat: 20, lang: "kk", state: "closed-reached", end: clock(79) },
    ...{ created: 116, seconded: 114, admitted: 113, replied: given(110), percent: 130 },
    recall: [
      ...([
        [109, "applied"],
        [107, "collecting"],
        [77, "handed-in"],
        [76, "checking"],
        [68, "vote-called"],
      ] as const),
      [12, "retained"],
    ],
  },
  {
    ...{ seat: 25, lang: "ru", state: "closed-reached", end: clock(67) },
    ...{ created: 112, seconded: 110, admitted: 109, replied: silent(98), percent: 120 },
    recall: [
      ...([
        [96, "applied"],
        [94, "collecting"],
        [64, "handed-in"],
        [63, "checking"],
        [55, "vote-called"],
      ] as const),
      [9, "vote-invalid"],
    ],
  },
  {
    ...{ seat: 33, lang: "ru", state: "closed-reached", end: clock(41) },
    ...{ created: 84, seconded: 82, admitted: 80, replied: given(72), percent: 108 },
    recall: [
      ...([
        [70, "applied"],
        [67, "collecting"],
        [37, "handed-in"],
        [36, "checking"],
      ] as const),
      [27, "vote-called"],
    ],
  },
  {
    ...{ seat: 8, lang: "kk", state: "closed-reached", end: clock(16) },
    ...{ created: 62, seconded: 60, admitted: 58, replied: silent(47), percent: 118 },
    recall: [
      [44, "applied"],
      [41, "collecting"],
      [10, "handed-in"],
      [9, "checking"],
    ],
  },
  {
    ...{ seat: 27, lang: "kk", state: "closed-not-reached", end: clock(27) },
    ...{ created: 70, seconded: 66, admitted: 64, replied: given(58), percent: 41 },
    recall: [
      [50, "applied"],
      [47, "collecting"],
      [16, "lapsed"],
    ],
  },
  {
    ...{ seat: 2, lang: "ru", state: "closed-not-reached", end: clock(54) },
    ...{ created: 95, seconded: 93, admitted: 91, replied: declined(85), percent: 22 },
  },
  {
    ...{ seat: 15, lang: "kk", state: "rejected", end: { ago: 12, by: "moderator" } },
    ...{ created: 20, seconded: 16 },
  },
  {
    ...{ seat: 19, lang: "ru", state: "rejected", end: clock(14) },
    ...{ created: 45, seconders: 2 },
  },
  {
    ...{ seat: 4, lang: "kk", state: "withdrawn", end: { ago: 20, by: "proponent" }, author: 2 },
    ...{ created: 40, seconded: 37, admitted: 35, replied: given(28), percent: 15 },
  },
  {
    ...{ seat: 21, lang: "ru", state: "moot", end: { ago: 9, by: "system" } },
    ...{ created: 48, seconded: 46, admitted: 44, replied: given(36), percent: 30 },
    recall: [[30, "applied"]],
  },
  {
    ...{ seat: 29, lang: "ru", state: "removed", end: { ago: 15, by: "moderator" } },
    ...{ created: 38, seconded: 36, admitted: 34, replied: given(26), percent: 25 },
  },
]

import type { PaperFacts } from "#app/paper/paper-facts.server.ts"
import { ruleSets } from "#tests/support/rule-sets.ts"

/** A petition in the middle of its drive on paper, with a long reply. */
export function facts(change: Partial<PaperFacts> = {}): PaperFacts {
  const ruleSet = ruleSets.get("kz-2026")
  if (!ruleSet) throw new Error("kz-2026 is gone")
  return {
    origin: "https://uade.example",
    publicId: "k3v9x2m4q8ab7tpz",
    person: "Ерлан Қонысбайұлы",
    organization: "Өңірлік мәслихат",
    district: "№ 7 Үшкөпір сайлау округі",
    statement: "Депутат уәде берді, бірақ орындамады.",
    grounds: [
      {
        text: "2025 жылғы қыркүйекке дейін округтің әр мектебінде балаларға ыстық тамақ тегін беріледі.",
        rating: "broken",
        on: "2026-08-14",
        pledge: "a3v9x2m4q8ab7tpz",
      },
      {
        text: "Өзеннің арғы бетіндегі Һарунтөбе ауылына екі жыл ішінде таза су жеткіземін.",
        rating: "broken",
        on: "2026-08-20",
        pledge: "b3v9x2m4q8ab7tpz",
      },
    ],
    reply: {
      outcome: "given",
      text: "Тамақ үшін бюджетте қаржы бөлінген жоқ, мен оған екі рет дауыс бердім, бірақ көпшілік қолдамады. Су құбырының жобасы дайын, құрылысы келер жылы басталады; мен бұл туралы сайлаушылармен кездесуде айттым.",
      lang: "kk",
      at: "2026-09-10T06:00:00.000Z",
    },
    replyDueOn: "2026-09-12",
    replyOpen: false,
    asksIin: true,
    ruleSet,
    window: { from: "2026-10-01", to: "2026-10-31" },
    ...change,
  }
}

/** The instant at which papers of tests are made. */
export const at = "2026-10-02T06:00:00.000Z"

/** The rules by which promises are rated, in one version's wording. Versions are only ever added. */
export interface CodeBookText {
  readonly version: number
  /** How many people rate a promise, none seeing another's rating, before there is a verdict. */
  readonly codingsNeeded: number
  readonly lang: string
  readonly text: string
}

/**
 * The first code book, in force until an organisation adopts another. Its ratings follow the published
 * scales of promise trackers (PolitiFact, Polimètre) and add two that blame nobody.
 */
export const firstCodeBook: CodeBookText = {
  version: 1,
  codingsNeeded: 1,
  lang: "en",
  text: [
    "1. A promise is a statement about the future, made by the candidate or deputy, that others can check. What was done is rated, not what was meant or tried.",
    "2. Each rating cites evidence, apart from not yet due, cannot be verified and outside power. What the deputy says is evidence and no finding.",
    "3. Kept: the outcome promised exists, in full or nearly.",
    "4. Partly kept: a good part exists and serves the same goal.",
    "5. Broken: the deadline passed and the outcome does not exist, or the deputy acted against it. Before the deadline only with evidence that contradicts the promise.",
    "6. In progress: before the deadline, with a dated act in the last 180 days.",
    "7. Stalled: before the deadline, but nothing has moved for 180 days.",
    "8. Not yet due: before the deadline, and no act was to be expected yet.",
    "9. Not assessed: nobody has rated the promise. It is never given.",
    "10. Cannot be verified: no source could settle it.",
    "11. Outside power: the office cannot do this.",
    "12. A linked vote supports the promise where the deputy chose the option that fulfils it and contradicts it where the deputy chose the opposite. Who abstained or was absent neither kept nor broke it by that vote.",
  ].join("\n"),
}

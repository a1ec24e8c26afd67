/** Halting a collection of signatures by a court’s decision, and letting it go on. */
export const pause = {
  title: "Halt the collection",
  lead: "Only a decision of a court halts a collection. Its source stands on the petition’s page.",
  resume: "Let the collection go on",
  "resume-lead":
    "By a decision of a court. Where the rules stop the clock, the days of the pause are added at the end.",
  source: "The court’s decision",
  "source-hint": "Court, number, and where it can be read.",
  "decided-on": "Day of the decision",
  halted: "The collection was halted by a court",
  "halted-since": "Since {date}, by the decision of {decided}: {source}",
  "clock-stands": "The days of the pause are added to the end of the signing period.",
  "clock-runs": "The signing period runs on meanwhile.",
  "was-halted":
    "Halted from {from} to {to}: {source}. {days, plural, one {# day was} other {# days were}} added.",
  "not-now": "This petition cannot be halted or resumed now.",
} as const

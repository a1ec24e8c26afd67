/** The chart of regions: what it is coloured by, its shades, and the same as a table. */
export const chart = {
  signatures: "Signatures over time",
  "signatures-now": "{count, plural, one {# signature} other {# signatures}} on {day}.",
  needed: "{count, plural, one {# is needed.} other {# are needed.}}",
  "needed-label": "{count, number} needed",
  "outlook-end":
    "If the pace holds, between {low, number} and {high, number} on {day} in 8 of 10 cases.",
  outlook:
    "Shaded: where the number ends in 8 of 10 cases if the pace of the last {count, plural, one {# day} other {# days}} holds. It is no promise: the pace may change any day.",
  "outlook-few-days":
    "Nothing is said of the days to come: the pace is known only after a week of signing.",
  counted: "The public number at the end of each day.",
  "as-table": "As a table",
  table: "The public number at the end of each day on which it moved.",
  day: "Day",
  total: "In all",
  ratings: "How the promises stood from year to year",
  "ratings-text": "One mark for each promise made by then, at the end of the year and today.",
  "no-promises": "none yet",
  agreement: "Alpha with its interval",
  "agreement-about":
    "The diamond is alpha, the line its interval; the axis: {least, number} – 1. In the shaded part, below 0.667, no conclusion is drawn; from 0.8 alpha is reliable. The numbers stand in the same row.",
  promises: "Promises by their rating",
  votes: "Votes by how they were cast",
  "signatures-needed": "Signatures against the number needed",
  "recall-window": "When in the term a recall can be asked for",
}

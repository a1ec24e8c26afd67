/** The agreement page: how well two people who assess a promise agree. */
export const agreement = {
  lead: "Two people assess each promise without seeing each other’s answer. How often they agree is counted here; whoever doubts the numbers can compute them anew from the same rows.",
  none: "No promise has been assessed by two people yet.",
  overall: "All assessments together",
  percent: "Same answer",
  kappa: "Cohen’s kappa",
  nominal: "Krippendorff’s alpha",
  ordinal: "Alpha by order",
  units: "Rounds of two",
  interval: "{low} to {high}",
  "no-value": "no value",
  "by-category": "By subject",
  "by-category-few":
    "Subjects of fewer than {least, number} rounds, of which the numbers say little: {count, number}",
  "by-coder": "By assessor",
  "by-quarter": "By quarter",
  category: "Subject",
  coder: "Assessor",
  quarter: "Quarter",
  "quarter-name": "quarter {quarter} of {year}",
  drifted: "apart from before",
  "drift-rule":
    "A quarter is marked where its whole interval lies below the alpha of all quarters before it.",
  read: "How to read it",
  "read-percent":
    "Same answer: in how many of 100 promises both gave the same assessment. Part of that is chance.",
  "read-kappa":
    "Kappa: 1 means always the same, 0 means as often as by chance. It compares two people: in each promise the one whose sign comes first in order is the first.",
  "read-alpha":
    "Alpha: the same idea for any number of people, also where one is missing. Below 0.667 no conclusion should rest on it; from 0.8 it is reliable (Krippendorff 2004). By order: a neighbouring answer counts less than a far one; only answers from “broken” to “kept” have an order.",
  "read-interval":
    "The interval: in 95 of 100 cases the value lies within it. It comes from {draws} random draws that begin with the number {seed}, so that the same draws can be made again.",
  "read-decision": "What a third person decided is not counted here: only the two first answers.",
  rows: "The rows themselves",
  "rows-text":
    "Each row is one answer of a promise whose assessment has ended: promise, round, assessor’s sign, organisation, answer, subject, day, version of the code book, what a third person decided.",
  csv: "Table (CSV)",
  json: "For programs (JSON)",
}

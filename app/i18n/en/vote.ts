/**
 * Options and results of a vote. The plain option heads a column of many; `one-…` is one deputy's own vote, worded
 * without gender.
 */
export const vote = {
  yes: "For",
  no: "Against",
  abstain: "Abstained",
  absent: "Absent",
  "not-voting": "Present, did not vote",
  paired: "Paired",
  both: "Both for and against",
  "one-yes": "For",
  "one-no": "Against",
  "one-abstain": "Abstained",
  "one-absent": "Absent",
  "one-not-voting": "Present, did not vote",
  "one-paired": "Paired",
  "one-both": "Both for and against",
  pass: "Passed",
  fail: "Not passed",
  "result-unknown": "Result not stated",
} as const

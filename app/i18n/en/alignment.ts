/** How a deputy's votes fit with promises, and the arithmetic behind it. */
export const alignment = {
  title: "Votes and the promise",
  "title-person": "Votes and promises",
  "consistently-for": "Always voted in line with the promise",
  "almost-always-for": "Almost always voted in line with the promise",
  "generally-for": "Mostly voted in line with the promise",
  mixture: "Voted now in line with the promise, now against it",
  "generally-against": "Mostly voted against the promise",
  "almost-always-against": "Almost always voted against the promise",
  "consistently-against": "Always voted against the promise",
  none: "No vote that counts: nothing can be said",
  sum: "{points} of {scored, plural, one {# point} other {# points}}",
  absences: "{count, plural, =0 {no absence} one {# absence} other {# absences}}",
  method: "method, version {version}",
  rule: "How it is counted",
  "capped-more-than-one-absence":
    "Without the absences it would say “always”. Two or more absences rule that word out.",
  "capped-a-third-absent":
    "Absent from a third of these votes or more: it cannot say “always” or “almost always”.",
  show: "The arithmetic",
  event: "Vote",
  link: "What the promise asks for",
  own: "The deputy’s vote",
  points: "Points",
  weak: "weak link, not counted",
  absent: "absent, not counted",
  "not-counted": "not counted",
  total: "Sum",
  promise: "Promise",
  of: "{points} of {scored}",
  "no-record": "no record",
  "method-title": "How votes are counted",
  "method-lead":
    "Version {version} of the method. A vote is not an opinion: the sum says only how somebody voted where a promise was at stake.",
  "method-links": "Which votes",
  "method-links-text":
    "Watchdogs link a vote to a promise, say which option would fulfil it, and whether the link is strong or weak. Only strong links score; weak ones are shown.",
  "method-points": "Points",
  "method-points-text":
    "In line with the promise: 1. Against it: 0. Abstained: a half. An absence scores nothing and is not divided by: it makes nobody better or worse.",
  "method-phrases": "Seven phrases",
  "method-phrases-text":
    "The share of points against the promise falls into bands that end at 5, 15, 40, 60, 85, 95 and 100 percent. More than one absence at strong votes: never “always”. A third or more: never “almost always”.",
  "method-from":
    "The method is that of TheyWorkForYou (mySociety, United Kingdom); the deputy’s own note on a vote or an absence stands beside it and changes no sum.",
} as const

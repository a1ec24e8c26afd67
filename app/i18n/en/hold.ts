/** Data that a court or an investigation asks to keep past their time. */
export const hold = {
  title: "Data held by order",
  lead: "A court or an investigation may ask that data be kept past their time. Two operators enter it; it is public, and ends by itself.",
  none: "Nothing is held today.",
  list: "What was held",
  propose: "Propose to hold data",
  what: "What is kept",
  "kind-petition": "What a petition’s signers said",
  "kind-account": "An account with what hangs on it",
  subject: "Number of the petition or the account",
  "subject-hint": "16 characters, as in its address.",
  authority: "Who ordered it",
  "authority-hint": "The court or body. It is public.",
  case: "Number of the case",
  until: "Held until",
  "until-hint": "A day such as 2027-03-01, within a year. On the next day the hold is over.",
  reason: "Why, in words",
  "reason-hint": "The second operator and the trail see it. Name nobody.",
  stands: "until {date}",
  over: "over on {date}",
  lifted: "lifted on {date}",
  lift: "Propose to lift it",
  "lift-lead":
    "What is past its time is destroyed within minutes of the second operator’s approval.",
  waits: "A proposal on this waits for a second operator.",
  "see-proposal": "See it",
  "notice-title": "Kept longer by order",
  notice:
    "What the signers of this petition said is kept to {date} even if its own time is over before, by order of: {authority}. Case {case}.",
  "public-title": "When data are held by order",
  public:
    "A court or an investigation may ask that data be kept past the times above. Two operators enter it with the case and a last day within a year; it is shown here and on the petition’s page, and ends by itself. What a signer withdraws and what nobody confirmed goes all the same.",
  "public-count":
    "{count, plural, =0 {No such order stands today.} one {One order stands today:} other {# orders stand today:}}",
  "of-petition": "A petition",
  "of-account": "An account",
} as const

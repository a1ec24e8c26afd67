/** The right of reply to a finding, and how a deputy answers what is asked. */
export const answers = {
  title: "Reply to the finding",
  link: "Reply to the finding",
  lead: "Your reply stands beside the finding, as large. You can write it anew at any time; earlier wordings stay readable. The finding stays.",
  finding: "The finding",
  none: "No finding to reply to",
  "none-why": "This promise has not been assessed yet.",
  text: "Your reply",
  "text-hint": "From {least, number} to {most, number} characters. It is published.",
  submit: "Publish the reply",
  reply: "The deputy’s reply to this finding",
  by: "{date}",
  "by-delegate": "For the deputy, {date}",
  earlier: "{count, plural, one {# earlier wording} other {# earlier wordings}}",
  "to-earlier": "Reply to an earlier finding, {date}",
  rate: "How the deputy answers",
  "rate-said":
    "Answered {answered, number} of {counted, plural, one {# request} other {# requests}}",
  "rate-share": "{share}",
  "rate-few": "Too few for a share in percent",
  "rate-none": "Nothing that counts was asked yet",
  "rate-short":
    "{count, plural, one {# answer was too short} other {# answers were too short}} to count",
  "rate-repeated":
    "{count, plural, one {# answer repeated} other {# answers repeated}} an earlier one",
  "rate-rule": "The rule, version {version}",
  "method-title": "How answers are counted",
  "method-lead": "Version {version} of the rule.",
  "method-asked": "What is asked",
  "method-asked-text":
    "A petition in its reply window, and a finding of “broken”, “partly kept” or “stalled”. A request counts only when the mail server took its letter and {days, plural, one {# day has} other {# days have}} gone by since: before that nobody is late.",
  "method-answer": "What an answer is",
  "method-answer-text":
    "A text of the deputy’s own within {days, plural, one {# day} other {# days}} of delivery, of at least {letters, number} letters. A text that is the same as an earlier answer of this deputy, by nine tenths and more, does not count; the first of them does. To decline is no answer.",
  "method-share": "What is shown",
  "method-share-text":
    "“Answered 7 of 9”. Under {least, plural, one {# request} other {# requests}} no percent is told.",
  "mail-subject": "A finding about a promise waits for your reply",
  "mail-asked":
    "A watchdog organisation published on {site} how a promise of yours stands. You may reply: your words stand beside the finding, as large.",
  "mail-do": "Read it and reply here:",
  "mail-rule": "An answer within 14 days counts in what the site says of how deputies answer.",
  "pair-silent": "no word yet",
} as const

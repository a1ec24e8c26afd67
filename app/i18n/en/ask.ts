/** Requests of people whom data concern, and their answers. */
export const ask = {
  title: "Ask about data on you",
  lead: "For who has no account here and signed nothing: ask what is kept about you, have it corrected or destroyed. An operator answers within three working days.",
  faster: "What can be done at once",
  "faster-signer":
    "You signed: the link in your letter leads to your signature’s page, where you withdraw it.",
  "faster-account": "You have an account: delete it on its page.",
  "faster-text":
    "You are named in a text: use “Report” beside it. Data that break the rules leave public view within one working day.",
  place: "Where you think you are",
  "place-text": "In a text, evidence or a picture on this site",
  "place-sheet": "On a paper sheet with signatures",
  "place-roll": "In the voters’ list that signatures are checked with",
  "place-letters": "I get letters that I did not ask for",
  "place-other": "Elsewhere, or I do not know",
  words: "What you ask",
  "words-hint":
    "Say what it is about and what should be done. Do not write your IIN and send no document: if it is needed, the answer says how to show who you are.",
  email: "Where the answer goes",
  "email-hint": "It is kept sealed and destroyed 30 days after the answer.",
  send: "Send",
  sent: "Your request is here",
  "sent-why":
    "An operator answers by {date} to the address that you gave. If nobody does, complain to the authority for the protection of personal data.",
  link: "Ask about data on you",
  "others-title": "When you are neither",
  others:
    "If you have no account and signed nothing, but think that something about you is here, in evidence, on a paper sheet or in a voters’ list, ask. An operator answers within three working days what there is and what was done; data that stand in public against the rules leave public view within one.",
  list: "Requests about data",
  "list-lead": "From people whom the data concern. Each is answered within three working days.",
  none: "No request waits.",
  request: "A request about data",
  asked: "The request",
  yours: "What you wrote",
  answered: "The answer",
  "asked-on": "Asked",
  "due-on": "Answer due",
  late: "overdue",
  "answered-on": "Answered",
  gone: "Words and address were destroyed.",
  outcome: "What was done",
  "outcome-erased": "What there was is destroyed",
  "outcome-corrected": "It was corrected",
  "outcome-told": "Told what is kept",
  "outcome-nothing": "Nothing about this person is kept",
  "outcome-kept": "It stays, for a reason that the answer names",
  answer: "The answer, in the language of the request",
  "answer-hint": "What there is, since when and until when, what was done, and where to complain.",
  "answer-send": "Send the answer",
  "how-title": "How to find and destroy it",
  "how-text":
    "A text, evidence or picture: open it on its page and hide it through the moderators’ desk.",
  "how-sheet":
    "A line of a sheet holds sealed readings alone; the petition’s collectors find it by sheet and line and settle it.",
  "how-roll":
    "A voters’ list is kept as keyed marks, without names: nobody finds a person in it. It goes {days} after its last import; corrections are made by the commission that gave it.",
  "how-letters":
    "Letters of news end by the link in each; others go only to who typed the address.",
  "letter-subject": "The answer to your request",
  "letter-lead": "On {date} you asked {site} about data on you. This was done: {outcome}.",
  "letter-end":
    "If you do not agree, you can complain to the authority for the protection of personal data or to a court. This letter’s text and your address are destroyed here in 30 days.",
} as const

/** The deputy's own promises, the word on them, and how promises are assessed. */
export const promise = {
  "own-none": "No promise of yours is recorded yet.",
  update: "Update the status",
  "you-said": "Your word: {rating}, {date}",
  "you-silent": "You have not said how it stands",
  claim: "How this promise stands",
  "claim-lead":
    "Your word stands beside the watchdog’s finding, in the same size. It neither needs a finding nor changes one.",
  "claim-rating": "How does it stand?",
  "claim-text": "In your own words",
  "claim-text-hint":
    "Up to {most, number} characters. It is published; a later word does not remove an earlier one.",
  "claim-proof": "Document that shows it",
  "claim-proof-title": "What the document is called",
  "claim-submit": "Publish",
  "method-lead": "How a promise comes to its assessment, and what each assessment means.",
  "method-promise": "What is recorded",
  "method-promise-text":
    "A promise is recorded in the words in which it was given, with its source and the day on which the source was seen. It must meet three conditions.",
  "method-evidence": "What it rests on",
  "method-evidence-text":
    "Votes, decisions, budgets, works and documents are linked to the promise. Who links a vote says which option would fulfil the promise; the record of the deputy’s own vote then says whether it supports or contradicts it. Who abstained or was absent neither kept nor broke the promise by that vote.",
  "method-verdict": "How the assessment is made",
  "method-verdict-text":
    "{needed, plural, one {# person of an accredited watchdog organisation rates} other {# people of accredited watchdog organisations rate}} each promise under the code book, without seeing each other’s answers. Who rates which promise is dealt; nobody rates a deputy to whom they are bound. Where all name the same rating, it is published. Where they differ, another person who has not rated it decides with a written reason, and all answers stay public. An assessment is never edited: a new one follows it, and all stay on record.",
  "method-broken":
    "“Broken” needs evidence from after the deadline, or an act of a known day that contradicts the promise. “Not yet due” follows from a deadline that lies ahead.",
  "method-deputy": "What the deputy says",
  "method-deputy-text":
    "The deputy may say at any time how an own promise stands. That word is shown beside the assessment, with as much room, and neither side can change the other’s.",
  "method-ratings": "The nine assessments",
  "method-ratings-text":
    "A promise is assessed, never a person. Without an assessment a promise stands as “Not yet due” until its deadline and as “Not assessed” after it.",
  "method-book": "The code book",
  "method-version": "Version {version}, adopted {date}",
  "method-version-first": "Version {version}",
  "method-challenge": "How it is challenged",
  "method-challenge-text":
    "The deputy, another watchdog organisation, or a voter of the district with new evidence can challenge an assessment and name the clause it misread. People who never assessed this promise assess it anew, without being shown what was found or who challenges it. Outcome and reason are published.",
} as const

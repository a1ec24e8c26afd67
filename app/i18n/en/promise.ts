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
    "A person of a watchdog organisation chooses a rating, cites the evidence and writes the reason. {needed, plural, one {One person’s rating makes the assessment.} other {# people rate without seeing each other’s answers; where they differ, further ones decide, and the dissent is published.}} An assessment is never edited: a new one follows it, and all stay on record.",
  "method-broken":
    "“Broken” needs a deadline that has passed or evidence that contradicts the promise.",
  "method-deputy": "What the deputy says",
  "method-deputy-text":
    "The deputy may say at any time how an own promise stands. That word is shown beside the assessment, with as much room, and neither side can change the other’s.",
  "method-ratings": "The nine assessments",
  "method-ratings-text":
    "A promise is assessed, never a person. Without an assessment a promise stands as “Not yet due” until its deadline and as “Not assessed” after it.",
  "method-book": "The code book",
  "method-version": "Version {version}, adopted {date}",
  "method-version-first": "Version {version}",
} as const

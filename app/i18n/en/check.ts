/** The moderators’ list, item by item. */
export const check = {
  list: "What was found in order",
  "list-hint":
    "Tick what you have looked at and found in order. To admit the petition all of them are needed.",
  "right-deputy": "The right deputy, and the mandate held now",
  "grounds-stand": "Each ground names a promise whose assessment “Broken” stands",
  "plain-words": "Plain words, no insult",
  "no-personal-data": "No private data of other people",
  "within-grounds": "No claim beyond the grounds",
  "within-law": "Within the law of this office",
  made: "Checked by the moderators",
  "made-on": "Checked on {date}, item by item:",
} as const

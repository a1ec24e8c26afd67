/** The deputy's own desk. */
export const office = {
  lead: "Petitions that concern your mandate, and your promises.",
  awaiting: "Waiting for your reply",
  "awaiting-none": "No petition waits for your reply.",
  others: "Other petitions",
  "others-none": "No other petition concerns your mandate.",
  promises: "Your promises",
  "promises-text": "You can state how each of your promises stands, in your own words.",
  "reply-until": "Reply until {date}",
  reply: "Reply",
  "reply-title": "Reply to the petition",
  "reply-lead":
    "Your reply stands beside the grounds, in the same size. Signing opens with it or when the time is over.",
  "what-kind": "Your answer",
  given: "I reply",
  "given-means": "The text below is published word for word.",
  declined: "I decline to reply",
  "declined-means": "The page says so; no text is published.",
  text: "Text of the reply",
  "text-hint": "At most {most, number} characters, as many as the statement may have.",
  "text-needed": "Write the reply, or choose that you decline.",
  submit: "Publish the reply",
} as const

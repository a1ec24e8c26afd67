export const home = {
  title: "A promise was made. What came of it?",
  lead: "See what your deputy said before the election, how they voted since, and which promises were carried out.",
  "search-label": "Your address or polling station",
  "search-hint": "A settlement, a street and a house; or a surname. Any spelling will do.",
  "search-button": "Find my deputy",
  "areas-link": "Choose my region",
  tally:
    "{count, plural, one {# promise on record} other {# promises on record}}. One mark is one promise.",
  "no-pledges": "No promise is on record yet",
  "no-pledges-why": "Watchdog organisations record promises word for word, with their source.",
  verdicts: "Fresh assessments",
  "verdicts-all": "All promises",
  petitions: "Petitions open for signing",
  "petitions-none": "No petition is open for signing now",
  "petitions-all": "All petitions",
  legal: "Online support has no legal force. By law, signatures are put on paper sheets.",
} as const

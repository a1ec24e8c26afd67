/** Kinds, directions and strengths of evidence. */
export const evidence = {
  "kind-vote": "Vote",
  "kind-motion": "Motion put forward",
  "kind-question": "Deputy’s inquiry",
  "kind-budget": "Budget line",
  "kind-local-work": "Work on the ground",
  "kind-document": "Document",
  "kind-media": "Press report",
  "kind-statement": "The deputy’s own statement",
  "kind-absence": "Absence, with its reason",
  supports: "Supports",
  contradicts: "Contradicts",
  context: "Context",
  strong: "Strong",
  weak: "Weak",
} as const

/** Kinds, directions and strengths of evidence. */
export const evidence = {
  "kind-vote": "Vote",
  "kind-motion": "Motion",
  "kind-question": "Deputy’s inquiry",
  "kind-budget": "Budget",
  "kind-local-work": "Work on the ground",
  "kind-document": "Document",
  "kind-media": "Press report",
  "kind-statement": "Statement",
  "kind-absence": "Absence",
  supports: "Supports",
  contradicts: "Contradicts",
  context: "Context",
  strong: "Strong",
  weak: "Weak",
} as const

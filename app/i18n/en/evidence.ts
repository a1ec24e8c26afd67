/** Kinds, directions and strengths of evidence. */
export const evidence = {
  "kind-vote": "Vote",
  "kind-decision": "Decision",
  "kind-bill": "Bill or draft",
  "kind-inquiry": "Deputy’s inquiry",
  "kind-budget": "Budget",
  "kind-works": "Work on the ground",
  "kind-document": "Document",
  "kind-press": "Press report",
  supports: "Supports",
  contradicts: "Contradicts",
  context: "Context",
  strong: "Strong",
  weak: "Weak",
} as const

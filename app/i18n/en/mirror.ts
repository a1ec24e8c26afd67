/** The static copy of the site that others can host. */
export const mirror = {
  title: "A copy of Uade",
  lead: "This is a copy of {site} as of {at}: promises, verdicts, petitions and the whole public log. Anyone can host it, and anyone can check it without asking that site.",
  log: "{leaves, plural, one {The log here holds # entry.} other {The log here holds # entries.}} Every hash, root and count is recomputed by:",
  petitions: "Petitions",
  petition: "Petition",
  state: "State",
  signatures: "Signatures",
  promises: "Promises",
  promise: "Promise",
  rating: "What was found",
  files: "Files",
  "files-text": "The lists above show the first five hundred of each. The files hold all of them.",
} as const

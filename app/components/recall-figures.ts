/** The numbers that a commission gives, in the order of its documents, and what each is called. */
export const figureNames = [
  { name: "electorate", label: "drive.electorate" },
  { name: "signatures", label: "drive.signatures" },
  { name: "turnedOut", label: "drive.turned-out" },
  { name: "forRecall", label: "drive.for-recall" },
  { name: "againstRecall", label: "drive.against-recall" },
] as const

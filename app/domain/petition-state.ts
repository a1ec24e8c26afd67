interface Attributes {
  /** `admission`: submitted, not yet signable. `halted`: the signing period runs, nobody may sign. */
  readonly stage: "draft" | "admission" | "open" | "halted" | "over"
  /** Who may read it: its author, whoever has the link, everyone (it is listed), or nobody but for the reason. */
  readonly seenBy: "author" | "link" | "everyone" | "nobody"
}

const attributes = {
  draft: { stage: "draft", seenBy: "author" },
  seconding: { stage: "admission", seenBy: "link" },
  "legal-check": { stage: "admission", seenBy: "link" },
  "reply-window": { stage: "admission", seenBy: "link" },
  open: { stage: "open", seenBy: "everyone" },
  paused: { stage: "halted", seenBy: "everyone" },
  "closed-reached": { stage: "over", seenBy: "everyone" },
  "closed-not-reached": { stage: "over", seenBy: "everyone" },
  rejected: { stage: "over", seenBy: "everyone" },
  withdrawn: { stage: "over", seenBy: "everyone" },
  moot: { stage: "over", seenBy: "everyone" },
  removed: { stage: "over", seenBy: "nobody" },
} as const satisfies Record<string, Attributes>

/** Where support online stands (track `state`; the statute's track is in recall.ts). */
export type PetitionState = keyof typeof attributes

/** All states, in the order of a petition's life. */
export const petitionStates = Object.keys(attributes) as readonly PetitionState[]

/** Listed and readable by everyone. */
export const publicStates = statesWhere(({ seenBy }) => seenBy === "everyone")
/** Readable by whoever has the link: what is public, and what waits for admission. */
export const readableStates = statesWhere(
  ({ seenBy }) => seenBy === "everyone" || seenBy === "link",
)
/** Submitted and not over: a deputy has at most one of these at a time. */
export const liveStates = statesWhere(({ stage }) => stage !== "draft" && stage !== "over")
/** Submitted, and never open for signatures yet. */
export const admissionStates = statesWhere(({ stage }) => stage === "admission")
export const beforeOpeningStates = statesWhere(({ stage }) =>
  ["draft", "admission"].includes(stage),
)
/** Waiting for the day on which the signing period ends. */
export const closingStates = statesWhere(({ stage }) => stage === "open" || stage === "halted")
export const signableStates = statesWhere(({ stage }) => stage === "open")
/** Nothing follows but removal. */
export const finalStates = statesWhere(({ stage }) => stage === "over")

function statesWhere(test: (of: Attributes) => boolean): readonly PetitionState[] {
  return petitionStates.filter((state) => test(attributes[state]))
}

/** Tells whether a text, such as a value from the database, names a state. */
export function isPetitionState(text: string): text is PetitionState {
  return Object.hasOwn(attributes, text)
}

/** Tells who may read a petition in this state; `nobody` means 410 with the reason. */
export function petitionSeenBy(state: PetitionState): Attributes["seenBy"] {
  return attributes[state].seenBy
}

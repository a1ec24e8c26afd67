import type { LeafProblem } from "#app/domain/log-replay.ts"

const sentences: Readonly<Record<LeafProblem, string>> = {
  unreadable: "is no JSON object with a type.",
  "not-canonical": "is not written as canonical JSON: others could read it otherwise.",
  malformed: "lacks what a leaf of its type says.",
  "epoch-not-first": "begins an epoch, which only the first leaf can.",
  "opened-twice": "opens a petition that was opened before.",
  "not-opened": "speaks of a petition that no leaf before it opened.",
  "after-closing": "is a signature of a petition that was closed before.",
  "below-zero": "takes back a signature where none is left.",
  "not-invalidated": "restores a signature where none is invalidated.",
  "same-commitment": "has the commitment of an earlier leaf: one signature cannot count twice.",
  "wrong-closing-count": "closes a petition with another count than its leaves come to.",
}

/** What is wrong with a leaf, to be put after its number. */
export function sentenceOf(problem: LeafProblem): string {
  return sentences[problem]
}

/** How much a database of the bench holds. */
export interface Sizes {
  /** Of one petition; the others have none. */
  readonly signatures: number
  readonly petitions: number
  readonly deputies: number
  readonly promises: number
  readonly votes: number
}

/** The signatures are those of the largest petition there was: Article 50, in the spring of 2019. */
const nation: Sizes = {
  signatures: 6_100_000,
  petitions: 1_000,
  deputies: 5_000,
  promises: 200_000,
  votes: 5_000_000,
}

/** Every deputy has voted in each of these, in both databases: the page of one is as long. */
export const voteEvents = 1_000

/** A part of a nation: at least one petition, five deputies. */
export function sizesOf(part: number): Sizes {
  const deputies = Math.max(5, Math.round(nation.deputies * part))
  return {
    signatures: Math.round(nation.signatures * part),
    petitions: Math.max(1, Math.round(nation.petitions * part)),
    deputies,
    promises: deputies * (nation.promises / nation.deputies),
    votes: deputies * voteEvents,
  }
}

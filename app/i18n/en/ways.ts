/** In which ways a petition is signed online, as moderators and operators choose it. */
export const ways = {
  title: "Ways to sign this petition",
  lead: "Which proofs of who somebody is this petition takes. Whoever reads it sees them.",
  legend: "It may be signed",
  hint: "Leaving a way out makes the count stronger and the petition harder to sign. Letters that nobody has confirmed yet are let go then; what first supporters have confirmed stands.",
  submit: "Keep these ways",
  "only-one": "There is one way to sign this petition, so there is nothing to choose.",
  "until-open": "Until signing opens, the moderators may leave some of these out.",
  "since-open": "They have not changed since signing opened.",
  link: "Choose the ways to sign",
} as const

/** Decisions that one person made where two are needed: public. */
export const exception = {
  title: "Decisions made by one person",
  lead: "Hiding, removing, suspending and letting in need two persons here. In an emergency an operator may act alone; each such case stands here, with its class and day. Who it was and why stands in the audit trail, which independent checkers read.",
  none: "There has been none",
  "none-why": "Every decision that needs two was made by two.",
} as const

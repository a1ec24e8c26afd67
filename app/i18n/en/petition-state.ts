/** States of a petition on this site (online support). */
export const petitionState = {
  draft: "Draft",
  seconding: "Collecting the first signatures",
  "legal-check": "Being checked against the law",
  "reply-window": "Waiting for the deputy’s reply",
  open: "Collecting signatures",
  paused: "Collection paused",
  "closed-reached": "Closed: threshold reached",
  "closed-not-reached": "Closed: threshold not reached",
  rejected: "Rejected",
  withdrawn: "Withdrawn by the author",
  moot: "No longer relevant",
  removed: "Removed by the moderators",
} as const

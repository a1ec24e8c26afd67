/** Who a person is on this site. */
export const role = {
  constituent: "voter of the district",
  deputy: "deputy",
  delegate: "deputy’s representative",
  watchdog: "monitoring organisation",
  moderator: "moderator",
  auditor: "independent checker",
  collector: "signature collector",
  operator: "site operator",
} as const

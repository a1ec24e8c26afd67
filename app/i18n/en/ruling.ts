/** Letters about decisions of moderators. */
export const ruling = {
  "measure-subject": "A decision of the moderators",
  "measure-hidden": "A text on {site} that concerns you was hidden for now. What it is: {what}",
  "measure-removed": "A text on {site} that concerns you was removed. What it is: {what}",
  "measure-reinstated": "A text on {site} that concerns you is shown again. What it is: {what}",
  rule: "The rule: {rule}",
  two: "Two moderators decided it. The entry is public:",
  "public-entry": "The entry is public:",
  appeal: "You can appeal it once, within 30 days. Sign in and say why it is wrong:",
  "report-subject": "Your report",
  "report-upheld": "You told the moderators of {site} about a text. It was hidden or removed.",
  "report-dismissed": "You told the moderators of {site} about a text. It stays as it is.",
  reason: "The reason: {reason}",
  words: "In the moderator’s words: {words}",
  "report-appeal": "You can appeal it once, within 30 days. This link is yours alone:",
  "report-forgotten": "Your address is erased when that time is over.",
  "appeal-subject": "Your appeal",
  "appeal-upheld":
    "A moderator who took no part in the decision read your appeal and upheld it. What was decided is undone.",
  "appeal-dismissed":
    "A moderator who took no part in the decision read your appeal and dismissed it. What was decided stands.",
  "appeal-public": "Outcomes of appeals are public:",
} as const

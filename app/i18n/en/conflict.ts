/** Conflicts of interest that people with a role declare. */
export const conflict = {
  title: "Conflicts of interest",
  lead: "Say here if you are bound to a deputy or a party: by work, kinship, money or membership. Your organisation’s page shows it, with your name or number; and you will not decide about that deputy.",
  yours: "What you have declared",
  none: "You have declared nothing.",
  party: "Or a party",
  about: "Declare: {name}",
  since: "Since when",
  why: "How you are bound",
  submit: "Declare",
  close: "It is over",
  "name-title": "Your name on the organisation’s page",
  "name-shown": "Your name stands there: {name}.",
  "name-hidden": "A number stands there in place of your name.",
  "name-missing": "Your account has no name, so a number stands there.",
  "name-show": "Show my name",
  "name-hide": "Show a number",
} as const

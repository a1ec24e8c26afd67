/** Letters. Subjects name no person, no deputy and no petition: they show on locked screens. */
export const mail = {
  greeting: "Hello!",
  foot: "This letter was sent by {site}. It is not a government site.",
  "confirm-subject": "Confirm your signature",
  "confirm-asked": "Someone who gave this address asked to sign the petition {title} on {site}.",
  "confirm-do": "If it was you, open the link and press “Confirm”:",
  "confirm-until": "The link works until {until}.",
  "confirm-ignore":
    "If it was not you, do nothing: without confirmation the signature is not counted, and the data will be erased.",
  "confirm-effect":
    "An online signature has no legal force; the law provides for signatures on paper sheets.",
  "confirm-keep":
    "Keep this letter: by the same link you can see how your signature stands, and withdraw it.",
  "signed-subject": "About your signature",
  "signed-which": "The petition: {title}.",
  "signed-links":
    "To see how it stands, or to withdraw it, use the link in the first letter. If you did not ask to sign again, do nothing.",
  "opened-subject": "Signatures are being collected",
  "opened-body":
    "Signatures are now being collected for a petition that concerns your mandate. The last day is {date}.",
  "reply-subject": "Your reply is awaited",
  "reply-body":
    "A petition that concerns your mandate waits for your reply. The last day is {date}; the reply stands beside the grounds, in the same size. You may also decline to reply.",
  "closed-subject": "The collection of signatures is over",
  "closed-reached":
    "The collection of signatures is over. {count, plural, one {# signature was} other {# signatures were}} counted, {needed, number} needed: the threshold is reached.",
  "closed-not-reached":
    "The collection of signatures is over. {count, plural, one {# signature was} other {# signatures were}} counted, {needed, number} needed: the threshold is not reached.",
  "closed-unknown":
    "The collection of signatures is over. {count, plural, one {# signature was} other {# signatures were}} counted. How many are needed is not known: nobody has stated the number of voters.",
  "news-subject": "News of your petition",
  "news-state": "Your petition now stands so: {state}.",
  "news-reason": "The reason: {reason}",
  "see-petition": "The petition is here:",
  "see-office": "Reply here:",
  "sign-up-subject": "Confirm your address",
  "sign-up-asked": "Someone who gave this address asked to open an account on {site}.",
  "sign-up-do": "If it was you, open the link and choose a password:",
  "sign-up-ignore": "If it was not you, do nothing: no account will be opened.",
  "sign-up-known-subject": "Your account",
  "sign-up-known-body":
    "Someone who gave this address asked to open an account on {site}. You already have one: sign in with your password. If it was not you, do nothing.",
  "sign-up-known-do": "Sign in here:",
} as const

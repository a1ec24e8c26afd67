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
  "recall-subject": "News of a recall",
  "recall-state": "The legal drive has moved on: {state}",
  "reset-subject": "Choose another password",
  "reset-asked": "Someone who gave this address asked to choose another password on {site}.",
  "reset-do": "If it was you, open the link and choose one. It works for an hour, once:",
  "reset-ignore": "If it was not you, do nothing: the password stays as it is.",
  "reset-unknown-subject": "No account with this address",
  "reset-unknown-body":
    "Someone who gave this address asked to choose another password on {site}. This address has no account there. If it was you, you may have given another address when you signed up. If it was not you, do nothing.",
  "password-changed-subject": "Your password was changed",
  "password-changed-body":
    "The password of your account on {site} was changed. If it was you, there is nothing to do.",
  "choose-anew": "If it was not you, choose another password at once:",
  "email-change-subject": "Confirm your new address",
  "email-change-asked": "Someone asked to make this the address of their account on {site}.",
  "email-change-do": "If it was you, open the link and confirm the address. It works for 24 hours:",
  "email-change-ignore": "If it was not you, do nothing: that account keeps its address.",
  "email-change-known": "This address has an account there already, so nothing was changed.",
  "email-asked-subject": "Another address was asked for",
  "email-asked-body":
    "Someone who is signed in to your account on {site} asked for another e-mail address. Until the new one is confirmed, this one stays. If it was you, there is nothing to do.",
  "email-asked-do":
    "If it was not you, choose another password now: then the change comes to nothing.",
  "email-changed-subject": "Your address was changed",
  "email-changed-body":
    "Your account on {site} no longer has this address, and letters go to the new one. If it was you, there is nothing to do.",
  "email-changed-do": "If it was not you, write to those who run the site:",
  "factors-reset-subject": "Your second factors were removed",
  "factors-reset-body":
    "Those who run {site} removed every second factor of your account, because all were said to be lost, and signed it out everywhere. A new one is set up when you next sign in.",
  "factors-reset-do": "If you did not ask for this, choose another password at once:",
} as const

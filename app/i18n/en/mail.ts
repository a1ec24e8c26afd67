/** Letters. Subjects name no person, no deputy and no petition: they show on locked screens. */
export const mail = {
  greeting: "Hello!",
  foot: "This letter was sent by {site}. It is not a government site.",
  "receipt-subject": "Your receipt",
  "receipt-counted":
    "Your signature under the petition {title} was counted once. Your receipt comes with this letter.",
  "receipt-file":
    "The file proves that the signature stands in the public log. It holds no name, no number and no address: whoever finds it does not learn whose it is.",
  "receipt-check":
    "To prove that it is yours, open the file on this page and type your name; nothing of it leaves your device:",
  "receipt-withdrawn":
    "The receipt says that the signature was counted, not that it still stands: nobody sees from it whether you took it back later.",
  "receipt-kept":
    "What you said about yourself is destroyed 30 days after the petition is over. Keep this file: it proves your signature also after that, and then no new copy can be made.",
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
  "factors-reset-subject": "Your passkeys and codes were removed",
  "factors-reset-body":
    "Those who run {site} removed every passkey and code of your account, because all were said to be lost, and signed it out everywhere. A new second step is set up when you next sign in.",
  "factors-reset-do": "If you did not ask for this, choose another password at once:",
  "invitation-subject": "You are invited",
  "invitation-staff": "You are invited to work on {site}. The role: {role}.",
  "invitation-organization":
    "The organisation {organization} invites you to work for it on {site}. The role: {role}.",
  "invitation-do":
    "To see the invitation and to accept it, open the link. It works once, for seven days:",
  "invitation-ignore": "If you do not want this, do nothing.",
  "organization-news-subject": "News of your organisation",
  "organization-news-admit":
    "Your organisation is admitted. You are its admin: you invite its people. Sign in anew; a second factor is needed for this role.",
  "organization-news-decline": "Your organisation’s application was declined.",
  "organization-news-suspend":
    "Your organisation is suspended. Its people can read, but do nothing of their role.",
  "organization-news-reinstate":
    "Your organisation’s suspension is lifted. Its people can work again.",
  "organization-news-see": "The organisation’s page:",
  "glass-broken-subject": "A decision was made by one person",
  "glass-broken-body":
    "On {site} an operator did alone what needs two persons. What was done: {deed}. The reason and the name stand in the audit trail.",
  "glass-broken-do": "Look at it and object if it was wrong:",
  "released-draft":
    "The petition {title} went back to its author before it opened: one of its grounds no longer stands. Your signature under the old text is let go, and your data are erased. If the petition is submitted again, you can support it anew.",
  "released-over":
    "The petition {title} ended before your signature was counted. The signature is let go, and your data are erased.",
  "own-body":
    "Somebody, perhaps you, asked from this address to support the petition {title} first. First supporters are people other than its author. You can sign once signing opens.",
  "reply-over-subject": "A reply is no longer awaited",
  "reply-over-body":
    "The petition that waited for your reply went back to its author: one of its grounds is no longer assessed as not kept. If it is submitted again, you will be asked anew.",
  "reply-title": "The petition: {title}",
  "author-said": "The author’s words: {statement}",
  "reply-ground": "A promise assessed as not kept: {promise}",
  "deputy-said": "The deputy’s reply: {text}",
  "deputy-declined": "The deputy declined to reply.",
  "deputy-silent": "The deputy has not replied in time.",
  "second-asked":
    "Someone who gave this address asked to be among the first to support the petition {title} on {site}.",
  "second-hold": "The signature is held until signing opens and counts from then on.",
  "by-last-known":
    "It runs by the earlier wording of the law; the one in force has not been checked.",
  "news-fell":
    "One of its grounds is no longer assessed as not kept. Signatures under the old text were let go. You can change the grounds and submit it again.",
} as const

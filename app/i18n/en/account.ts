/** Signing in, signing up, one's own account. */
export const account = {
  sessions: "Where you are signed in",
  leave: "Sign out",

  "sign-in-lead":
    "An account is needed to start a petition and for work on the site. Reading and signing need none.",
  email: "E-mail address",
  password: "Password",
  enter: "Sign in",
  "no-account": "Open an account",
  "signed-in": "You are signed in",

  "new-lead":
    "Give your e-mail address. We will send a letter with a link; there you choose a password.",
  "email-hint": "The address is stored encrypted and shown to nobody.",
  "send-letter": "Send the letter",
  "have-account": "Sign in to an account you have",
  "check-mail": "Check your mail",
  sent: "We have sent a letter to {email}. An account is opened only after a password was chosen by the link in that letter. The link works for 24 hours.",
  "not-come": "If there is no letter, look in the spam folder. If it is not there, ask again.",
  "ask-again": "Ask for a new letter",

  "choose-password": "Choose a password",
  "confirm-lead": "With it you will sign in: {email}.",
  "password-hint":
    "At least {min, plural, one {# character} other {# characters}}. Several words in a row are easy to remember and hard to guess.",
  open: "Open the account",
  "link-broken": "This link is not whole",
  "link-broken-why":
    "A part of it is missing or was changed. Copy it from the letter in full, or ask for a new letter.",
  "link-expired": "This link works no longer",
  "link-expired-why": "A link works for 24 hours.",
  "link-used": "The account is open already",
  "link-used-why": "This address has an account. Sign in with its password.",

  role: "Role",
  name: "Name",
  since: "Opened",
  petitions: "Your petitions",
  "no-petitions": "You have started no petition.",
  "start-petition": "Start a petition",
  "sessions-why": "If one of them is not you, sign out there and change the password.",
  "change-password": "Change the password",
  "change-lead": "You stay signed in here; everywhere else you are signed out.",
  "present-password": "Present password",
  "new-password": "New password",
  "password-changed": "The password is changed.",
  forgot: "Forgot the password?",
  "reset-title": "Forgot the password",
  "reset-lead":
    "Give the address of your account. We will send a letter with a link; there you choose another password.",
  "reset-sent":
    "We have sent a letter to {email}. If this address has an account, the letter has a link that works for an hour; if it has none, the letter says so.",
  "reset-choose": "Choose another password",
  "reset-choose-lead":
    "You will be signed out everywhere. Then sign in with the new password and, if you have one, the second step.",
  "reset-done":
    "The password is changed, and you are signed out everywhere. Sign in with the new password.",
  "reset-expired-why": "A link works for an hour.",
  "reset-used": "This link has done its work",
  "reset-used-why": "The password was changed after this letter was sent.",
  "change-email": "Change the e-mail address",
  "email-lead":
    "The present address is {email}. A letter with a link goes to the new one; until the link is confirmed, nothing changes.",
  "new-email": "New e-mail address",
  "email-sent":
    "We have sent a letter to {email}. The address changes once the link in that letter is confirmed; it works for 24 hours. The present address has been told, too.",
  "email-confirm-title": "Confirm the new address",
  "email-confirm-lead":
    "After this you sign in with {email}. Everywhere else you will be signed out.",
  "email-confirm": "Confirm the address",
  "email-changed": "The e-mail address is changed.",
  "email-used": "This link no longer changes anything",
  "email-used-why":
    "Since the letter was sent, the address or the password was changed, or the new address got an account of its own.",
  back: "To your account",
  "your-data": "Your data",
  export: "Download my data",
  "export-lead": "Everything held on your account, as one JSON file.",
  delete: "Delete the account",
  "deletion-lead": "A deleted account cannot be brought back.",
  "goes-title": "What is destroyed",
  "goes-identity": "Your e-mail address, name, password, passkeys and codes.",
  "goes-letters":
    "Your sign-ins everywhere, drafts of petitions, and letters that were not sent yet.",
  "stays-title": "What stays",
  "stays-public":
    "What you have published, without your name: promises, evidence, assessments, replies, petitions.",
  "stays-signatures":
    "Signatures under petitions: they do not belong to an account. The link in the letter of each withdraws it.",
  "stays-trail": "Entries in the trail of official deeds, under a number instead of a name.",
  "deletion-anew": "The same address can open a new account; it will know nothing of this one.",
  "deletion-sure": "I understand that this cannot be undone",
  "deletion-needed": "Tick this if the account is to be deleted.",
  deleted: "The account is deleted.",
  "session-here": "This one",
  "session-unknown": "Unknown browser",
  "session-began": "Signed in: {at}",
  "session-seen": "Last used: {at}",
  "session-end": "Sign out there",
  "session-ended": "Signed out there.",
  "leave-elsewhere": "Sign out everywhere else",
} as const

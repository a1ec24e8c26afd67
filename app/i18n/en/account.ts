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
  "sessions-count":
    "{count, plural, =1 {Only here.} one {In # place, this one included.} other {In # places, this one included.}}",
  "sessions-why": "If one of them is not you, sign out everywhere and change the password.",
  "leave-everywhere": "Sign out everywhere",
  "change-password": "Change the password",
  "change-lead": "You stay signed in here; everywhere else you are signed out.",
  "present-password": "Present password",
  "new-password": "New password",
  "password-changed": "The password is changed.",
} as const

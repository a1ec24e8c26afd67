/** The page behind an invitation's link. */
export const invitation = {
  title: "Invitation",
  staff: "You are invited to work on this site. The role: {role}.",
  organization: "The organisation {organization} invites you to work for it. The role: {role}.",
  effect: "This role needs a second factor. Its work stands in the audit trail.",
  accept: "Accept the invitation",
  "accept-note":
    "Your account {email} gets the role. You are signed out everywhere and sign in anew.",
  "new-account": "Open an account and accept",
  "new-lead":
    "The address {email} has no account yet. Choose a password, and say what you want to be called here.",
  name: "Your name here",
  "name-hint": "Colleagues see it. On public pages it stands only if you agree to that later.",
  "sign-in-lead":
    "The invitation is for {email}, which has an account. Sign in with it; you will come back here.",
  "other-lead":
    "The invitation is for {email}. You are signed in with another account: sign out first.",
  refused: "This invitation does not work",
} as const

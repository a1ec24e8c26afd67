export const account = {
  sessions: "Where you are signed in",
  leave: "Sign out",
} as const

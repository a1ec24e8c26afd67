export const mail = {
  greeting: "Hello!",
  "confirm-subject": "Confirm your signature",
} as const

/** The second step of signing in: passkeys, one-time codes, backup codes. */
export const factor = {
  title: "Two-step sign-in",
  lead: "Besides the password, signing in asks for something that only you have: a passkey on your device or a code from an app.",
  obligatory:
    "With your role you act on other people’s data, so a second step is needed. Add a passkey or set up one-time codes to go on.",
  changed: "The change is made. On all other devices you were signed out.",
  renamed: "The name is saved.",

  passkeys: "Passkeys",
  "passkeys-lead":
    "A passkey is kept on your phone, computer or security key and unlocked there by fingerprint, face or PIN. It signs you in without the password.",
  "no-passkeys": "You have none yet.",
  "passkey-added": "Added {day}",
  "passkey-used": "last used {day}",
  "passkey-unused": "not used yet",
  "add-passkey": "Add a passkey",
  "add-passkey-lead":
    "Give it a name, press the button and follow what your device says. The key itself never leaves the device.",
  "passkey-name": "Name",
  "passkey-name-hint": "So that you know it again: “Work phone”, “Grey key”.",
  "make-passkey": "Make the passkey",
  "save-name": "Save the name",
  "remove-passkey": "Remove the passkey",
  "remove-passkey-lead":
    "It will sign you in no more. Delete it on the device too, so that the device does not offer it.",

  totp: "One-time codes",
  "totp-lead":
    "An authenticator app on your phone shows a new code of six digits every 30 seconds, without the internet too.",
  "totp-on": "Set up {day}",
  "totp-off": "Not set up.",
  "totp-add": "Set up one-time codes",
  "totp-move": "Move them to another app",
  "totp-moves": "Once the new app is set up, codes from the present one stop working.",
  "totp-scan": "Scan this picture with the app.",
  "totp-picture": "QR code that holds the secret written below it",
  "totp-type": "Or type this secret into the app:",
  "totp-code": "The code that the app shows now",
  "totp-confirm": "Turn the codes on",
  "totp-remove": "Turn one-time codes off",
  "totp-remove-lead": "Codes from the app will not be taken any more. Delete the entry in the app.",

  codes: "Backup codes",
  "codes-lead":
    "Ten codes for the day when the phone and the key are not at hand. Each works once, instead of a code from the app.",
  "codes-left": "{count, plural, one {# code is left.} other {# codes are left.}}",
  "codes-none": "You have none.",
  "codes-first": "They can be made once you have a passkey or one-time codes.",
  "codes-make": "Make backup codes",
  "codes-replace": "New codes take the place of all that were made before.",
  "codes-shown": "Your backup codes",
  "codes-shown-lead":
    "They are shown this once. Print the page or write them down, and keep them apart from the phone.",
  "codes-kept": "I have kept them",

  prove: "The second step",
  "prove-lead": "The password was right. Now show that it is you.",
  again: "Show again that it is you",
  "again-lead":
    "This step needs a recent proof of who you are. You come back to the page afterwards.",
  "sign-in": "Sign in with a passkey",
  "sign-in-lead": "No password is needed: your device checks that it is you.",
  "by-password": "Sign in with the password",
  "use-passkey": "Use the passkey",
  "by-code": "By a code",
  code: "Code",
  "code-hint": "Six digits from the app, or one of your backup codes.",
  go: "Go on",

  "no-script":
    "Passkeys work only with JavaScript, and it is off in this browser. Use a one-time code, or allow JavaScript for this site.",
  unsupported: "This browser cannot use passkeys. Use a one-time code, or another browser.",
  failed: "The passkey was not used: the device did not answer or you stopped. Try again.",

  "mail-subject": "Two-step sign-in of your account",
  "mail-totp-added": "One-time codes were set up for your account on {site}.",
  "mail-totp-removed": "One-time codes were turned off for your account on {site}.",
  "mail-passkey-added": "A passkey was added to your account on {site}.",
  "mail-passkey-removed": "A passkey was removed from your account on {site}.",
  "mail-backup-codes-made": "New backup codes were made for your account on {site}.",
  "mail-backup-code-used": "Someone signed in to your account on {site} with a backup code.",
  "mail-own": "If it was you, there is nothing to do.",
  "mail-other":
    "If it was not you, sign in, change the password and look at your passkeys and codes here:",
} as const

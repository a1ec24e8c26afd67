export const demo = {
  title: "Demonstration",
  invented: "Demonstration: the people, places and numbers are invented.",
  letters: "Letters",
  cast: "Invented people",
  "cast-lead":
    "One click signs you in as one of them. What you enter stays until the demonstration is started over.",
  be: "Be {name}",
  mailbox: "Letters sent in the demonstration",
  "mailbox-lead":
    "No letter leaves this computer: what the site would mail is shown here, to whomever it is addressed.",
  "mailbox-empty": "No letter has been sent yet",
  "mailbox-empty-why": "Sign a petition or ask for an account: a second later the letter is here.",
  to: "To {address}",
} as const

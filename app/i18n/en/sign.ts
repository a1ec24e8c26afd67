/** Signing, the answer to the letter, the signer's own page, withdrawal. */
export const sign = {
  confirm: "Confirm",
  what: "What you sign",
  "read-all": "Read the petition in full",
  "who-sees": "Who sees your data",
  "who-sees-text":
    "Neither the deputy, nor the author, nor other signers. The public sees a number.",
  stored: "What is kept",
  "stored-text":
    "Your name, address and, where asked, IIN, sealed. What is not confirmed within 48 hours is erased, all else 30 days after the petition is over.",
  change: "You can change your mind",
  "change-text":
    "The link of the letter withdraws the signature until the last day, without a reason.",
  law: "What it means in law",
  data: "Your data",
  family: "Surname",
  given: "Given name",
  patronymic: "Patronymic",
  "patronymic-hint": "If it stands in the identity document.",
  iin: "IIN",
  "iin-hint": "12 digits, on the front of the identity card.",
  email: "E-mail",
  "email-hint": "We send a link to confirm; it works for 48 hours.",
  declare: "I am a voter of this district: {district}",
  "declare-anywhere": "I may vote in elections",
  "declare-hint":
    "Nobody checks this here: the signature is marked as “district declared by the signer”.",
  "declare-needed": "Only voters of this district can sign. Tick the box if you are one.",
  consent: "I agree that these data are kept sealed to count my signature once",
  submit: "Send me the letter",
  sent: "Check your mail",
  "sent-text":
    "We have sent a letter to the address you gave. A signature is counted only after it is confirmed in that letter.",
  "sent-none": "No letter after ten minutes? Look among unwanted mail, then sign again.",
  "confirm-title": "Confirm your signature",
  "confirm-text": "Press “Confirm” and the signature is counted.",
  counted: "Your signature is counted",
  "counted-on": "Counted on {date}.",
  "counted-keep": "Keep the letter: its link leads to this page.",
  "withdrawn-title": "Your signature is withdrawn",
  "withdrawn-on": "Withdrawn on {date}.",
  "expired-title": "The signature was not confirmed in time",
  "over-title": "This signature can no longer be confirmed",
  "invalidated-title": "Your signature was taken out of the count",
  "held-title": "Your signature is being checked",
  "sign-again": "Sign again",
  "withdraw-title": "Withdraw your signature",
  "withdraw-text":
    "The signature stops counting at once, and what it says about you is erased. Nobody asks why. You can sign again while signatures are being collected.",
  "withdraw-keep": "Leave it as it is",
  "second-hold":
    "Your signature is held until signing opens, and counts from that day on. Until then you can take it back by the link of the letter.",
  "second-confirm-text":
    "Press “Confirm”, and you are among the first who support this petition. The signature is held until signing opens and counts from then on.",
  "held-opening-title": "Your signature is held until signing opens",
  "held-opening-why":
    "The petition has not opened yet: first supporters are sought, the moderators check it, or the deputy’s reply is awaited. Your signature will be counted on the day on which signing opens.",
  "held-review-why": "The moderators are looking at it. It does not count meanwhile.",
  "confirmed-on": "Confirmed on {date}.",
  "released-title": "This signature no longer stands",
  "released-text":
    "The petition was changed or ended before your signature was counted, so it was let go. What you said about yourself is erased.",
  "withdrawn-erased":
    "What you said about yourself is erased. Nobody can see from the public log, nor from your receipt, that it was you.",
  "invalidated-by": "Two moderators took it out of the count.",
  why: "Why it does not count",
  "appeal-until": "You can appeal until {date}. A moderator who took no part decides.",
  "appeal-over": "The time to appeal is over.",
  "kept-title": "What is kept about you",
  "kept-running":
    "What you said about yourself is kept sealed while the petition runs and destroyed 30 days after it is over; 90 days after at the latest, where an appeal or a check of the signatures is still open.",
  "kept-expected":
    "What you said about yourself is kept sealed. If the petition closes on time, it is kept until {date} and then destroyed; 90 days after the close at the latest, where an appeal or a check of the signatures is still open.",
  "kept-until": "What you said about yourself is kept until {date} and then destroyed.",
  "kept-destroyed":
    "What you said about yourself was destroyed on {date}. The receipt that you kept proves your signature as before; a new copy can no longer be made.",
  "what-signed": "What you signed",
  "why-machine-made": "There are signs that it was made by a machine.",
  "why-not-the-person": "There are signs that somebody else signed in your name.",
  "why-not-a-voter": "There are signs that you are not a voter of this district.",
  "why-under-review":
    "Something about how it came in is being checked. That is no reproach to you.",
  "kept-held":
    "What you said about yourself is kept to {date}, past its own time, by order of a court or an investigation: the petition’s page says whose.",
} as const

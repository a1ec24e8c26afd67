/** Receipts: what they are, and the page that checks them. */
export const receipt = {
  lead: "A receipt proves that your signature was counted, once, and nobody dropped it or swapped it. The check runs in your own browser; the file and what you type are sent nowhere.",
  carried: "The receipt came with the address. Press “Check”.",
  "no-script":
    "Your browser runs no JavaScript here, so “Check” sends the file to this site. The file names nobody and is kept nowhere. Whether the signature is your own is not asked then: the command at the foot of this page checks that on your own computer.",
  file: "The receipt’s file",
  "file-hint":
    "Its name ends in .tlog-proof. It came with the mail, or you have it from your signature’s page.",
  person: "Is it yours?",
  "person-hint":
    "The file names nobody, so that it betrays nobody. Type your name as you signed, and it will be proved that the signature is your own. This stays in your browser. You may leave it empty.",
  family: "Family name",
  given: "Given name",
  patronymic: "Patronymic, if you gave one",
  identifier: "IIN, or the e-mail address where the petition asks for no IIN",
  keys: "The log’s key",
  "keys-hint":
    "This site tells you its key here. To trust it less, put the key in that you got elsewhere: from a newspaper, a watchdog, an older visit.",
  "keys-label": "Verifier keys, one a line",
  check: "Check",
  result: "What the check found",
  "verdict-counted-once-and-yours": "This is your signature, and it was counted once.",
  "verdict-in-the-log-not-proved-whose":
    "This signature stands in the log and was counted once. Whose it is was not asked.",
  "verdict-identifier-unreadable":
    "The signature stands in the log. The IIN or the address cannot be right: check what you typed.",
  "verdict-not-yours":
    "The signature stands in the log, but it is not of the person you typed. Check each letter; if all is right, this receipt is another person’s.",
  "verdict-not-a-signature": "The log holds this entry, but it is no signature of that petition.",
  "verdict-not-in-the-log":
    "This entry does not stand in the log that the receipt names. Keep the file and tell the auditors: this must not happen.",
  "verdict-too-few-witnesses": "Too few independent witnesses signed what the receipt rests on.",
  "verdict-not-signed-by-the-log":
    "The log did not sign this, or signed it with a key that is not known here.",
  ahead:
    "This receipt is ahead of the site: the log signed this entry, and the site no longer holds it, because an older copy of its database was put back. Keep the file. It proves that the signature was counted; show it to the operator and the auditors.",
  "verdict-unreadable": "This is no receipt, or the file is damaged.",
  "step-file": "The file can be read",
  "step-checkpoint": "The log signed it",
  "step-witnesses": "Witnesses signed too",
  "step-leaf": "The entry stands in the log",
  "step-signature": "It is a signature of this petition",
  "step-person": "It is this person’s own",
  "outcome-ok": "yes",
  "outcome-failed": "no",
  "outcome-not-asked": "not asked",
  "said-petition": "Petition",
  "said-index": "Entry",
  "said-size": "Entries in the log then",
  "said-signed-on": "Signed on",
  proves: "What it proves, and what not",
  "proves-text":
    "That a signature with exactly your data was counted, and that it cannot be taken out without everybody seeing it.",
  "proves-not":
    "It never says that the signature still stands: who withdrew theirs holds the same receipt. So nobody can force you to show whether you kept it.",
  offline: "Without this site and without a network, on your own computer:",
  have: "Your receipt",
  "have-text":
    "Keep it: with it you can prove that your signature was counted, even if this site is gone. It names nobody.",
  download: "Keep the receipt (file)",
  "check-now": "Check it",
  qr: "Take it along on a phone",
  "qr-label": "QR code: the receipt, for the page that checks it",
  "qr-hint":
    "The code holds the whole receipt. The phone opens the page that checks it; the receipt itself is sent nowhere.",
}

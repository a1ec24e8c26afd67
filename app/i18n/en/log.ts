/** The public log, explained: what stands in it, how to check it, what it proves and what it does not. */
export const log = {
  lead: "Every signature that counts, every withdrawal and every removal is an entry of a log that can only be added to. Anybody can fetch it, count again and see whether an entry was dropped or changed. No entry names a person.",
  closed: "The log takes nothing for now",
  "closed-why":
    "What is stored does not fit the checkpoints signed before. What was public stays here to be read; nothing is added until the operators have settled it.",
  none: "The log is empty",
  "none-why": "It begins with the first petition that opens for signatures.",
  name: "Name",
  vkey: "Verifier key",
  size: "Public so far",
  entries: "{count, plural, one {# entry} other {# entries}}",
  root: "Root hash over them",
  "public-since": "Public since",
  "how-often": "How often it moves",
  "how-often-value":
    "{unit, select, second {{n, plural, one {every second} other {every # seconds}}} minute {{n, plural, one {every minute} other {every # minutes}}} other {{n, plural, one {every hour} other {every # hours}}}}, at fixed instants: when an entry becomes public tells nothing of when it was made",
  witnesses: "Witnesses",
  "witnesses-what":
    "Somebody outside who signs each published checkpoint, if it goes on from the one they signed before. If this site showed different logs to different people, a witness would refuse.",
  "witnesses-none": "Nobody outside signs this log yet",
  "witnesses-none-why":
    "Until somebody does, only those who keep a receipt or an old checkpoint can prove that the log was rewritten. An editorial office, an organisation or the deputy’s own people can run the witness program of this site.",
  "witness-level": "Has signed all that is public",
  "witness-behind": "{count, plural, one {# entry} other {# entries}} behind what is public",
  "witness-none": "Has signed nothing of this log yet",
  "witness-last": "Signed last: {time}, {count, plural, one {# entry} other {# entries}}",
  "begun-anew": "The log was begun anew",
  "begun-anew-why":
    "Part of what had been signed was lost, and nobody could go on without showing it. The new log begins by citing the last checkpoint of the lost one, then takes over every entry that was left.",
  "begun-anew-names": "From the lost log to the new one:",
  "begun-anew-had": "The lost log had {count, plural, one {# entry} other {# entries}}.",
  "begun-anew-missing":
    "{count, plural, =0 {All of them are in the new one.} one {# of them is not in the new one: whoever holds its receipt has the proof of it.} other {# of them are not in the new one: whoever holds a receipt of one has the proof of it.}}",
  "former-keys": "Keys of the logs before this one",
  "former-keys-why":
    "The log was begun anew. A receipt from before is proved by the key of its own log.",
  "earlier-keys": "Earlier keys",
  "earlier-key": "{key} up to entry {size}",
  held: "What stands in it",
  "held-what":
    "A signature is a number nobody can open but its signer and, for a check, independent auditors. Its place in the log tells nothing of the hour, the village or the way it was given.",
  "type-petition_opened": "Petition opened for signatures",
  "type-signature": "Signature counted",
  "type-withdrawn": "Signature withdrawn by its signer",
  "type-invalidated": "Signature left out of the count",
  "type-restored": "Signature counted again after an appeal",
  "type-petition_closed": "Petition over",
  "type-moderation": "Text hidden or removed",
  "type-verdict_published": "Verdict published",
  "type-rule_set_changed": "Rules of a recall changed",
  "type-key_rotated": "Key of the log changed",
  "type-epoch": "Log begun anew after a loss",
  "type-erased": "Statements destroyed",
  "type-audited": "Check by independent auditors",
  check: "Check it yourself",
  "check-count":
    "The program of this site counts the whole log again, without asking our database, and compares each petition’s number:",
  "check-receipt": "Whoever signed has a receipt. This checks it without the network:",
  "check-files":
    "The files of the log, in the format of C2SP tlog-tiles, which programs not written by us read too:",
  "check-key":
    "Keep the verifier key and a checkpoint: with them you can prove later that the log was not rewritten.",
  proves: "What it proves, and what it does not",
  "proves-counted":
    "Strong: a receipt proves that its signature was counted once. Nobody can drop or swap it without being found out by whoever holds the receipt.",
  "proves-weaker":
    "Weaker: the log does not show whose signature was withdrawn. An employer who holds somebody’s receipt cannot see whether that signature still stands, but a withdrawal that no signer asked for cannot be seen from outside either.",
  "proves-auditors":
    "So, when a petition closes, two auditors of different organisations open every withdrawal and every exclusion and sign what they found. That check is an entry of the log too.",
  "proves-late":
    "What was signed within one period becomes public together, in a shuffled order. Until then the numbers on the pages do not move.",
} as const

export const privacy = {
  lead: "What this site keeps about you, who sees it and when it goes.",
  "reading-title": "When you read",
  reading:
    "Nothing is kept about what you read. There is no counter of visitors, no advertising and no part of any other site in these pages. One cookie holds the language you chose.",
  "traces-title": "How to leave no trace",
  traces:
    "The link in the strip at the top leads away at once, but it cannot clear what the browser remembers. To leave no trace, open the site in a private window and close it afterwards, and delete the letter with the link from your mail.",
  "signing-title": "When you sign",
  signing:
    "Your name, your mail address and, where a petition asks for it, your IIN are sealed with a key of their own as soon as they arrive; the keys lie outside the database. The deputy, the author of the petition and other signers never see them. There is no list of signers. A keyed mark that cannot be turned back into your data keeps one person from signing twice; it differs from petition to petition.",
  "unconfirmed-title": "When you do not confirm",
  unconfirmed:
    "A signature that is not confirmed by the mailed link within 48 hours is not counted, and its data are erased.",
  "withdraw-title": "When you change your mind",
  withdraw:
    "The link in your confirmation letter also leads to your signature’s own page. There you can withdraw it while signatures are being collected; no reason is asked.",
  "kept-title": "How long it is kept",
  kept: "What you said when you signed, the proof of who you are and the keys that open them are destroyed 30 days after the petition is over. Where an appeal or a check of its signatures is still open then, they are kept until that is done, but 90 days after the end at the most. If a drive on paper follows under the law, what was read from the sheets, their scans and the petition’s own key are destroyed 30 days after it is over. What you withdraw is erased at once. The number of signatures and the entries in the public log stay: they name nobody. A receipt that you keep proves your signature also afterwards.",
  "proofs-title": "When you sign with a digital signature or through an identity service",
  proofs:
    "What you show is kept for 15 minutes. If you sign, it is kept sealed with your signature and destroyed together with it; if you do not, it is gone after those 15 minutes.",
  "requests-title": "What a request to sign leaves behind",
  requests:
    "Neither your address on the net nor your browser is written down. Of the network there stays a mark under a key that is thrown away each night, of the mail provider a mark for this petition alone: by them moderators find signatures made by machines. Both are destroyed 30 days later, and 14 days after the petition is over at the latest.",
  "news-title": "When news comes to you by mail",
  news: "The address is kept sealed, in a place of its own with a mark of its own: it cannot be laid beside anybody’s signature. Each letter holds a link that ends it at once and destroys the address. What is not confirmed within three days is destroyed too.",
  "account-title": "When you have an account",
  account:
    "The mail address of an account is kept sealed; of the password only a hash is kept. The name of a watchdog’s or deputy’s account is public beside what they write.",
  "yours-title": "What you can take and destroy",
  yours:
    "Your account’s page gives you everything held on the account as one JSON file: your profile, where you are signed in, the names of your passkeys, your petitions, what you recorded, assessed, replied or reported, and your entries in the trail of official deeds. There you can also delete the account: the address, the name, the password, the passkeys and codes are destroyed at once; what was public stays without a name.",
} as const

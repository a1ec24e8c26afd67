/** A rule's code of refusal, said to the reader: what, the article, what can be done next. */
export const refusal = {
  other: "The rules do not allow this.",
  "outside-district":
    "Only voters of this district can sign: {district}. The address you gave is in another district.",
  "already-signed":
    "You have already signed this petition ({date}). One person signs once; your first signature stands.",
  "first-year":
    "The recall of this deputy cannot be started yet: the law does not allow it in a deputy’s first year of work (Article 113-12, paragraph 2). The first day it can be started: {date}.",
  "last-year":
    "The recall of this deputy can no longer be started: the law does not allow it in a deputy’s last year of work (Article 113-12, paragraph 2). The last day it could be started: {date}.",
  closed: "Signing is over. The last day was {date}.",
  "not-open": "Signatures for this petition are not being collected now.",
} as const

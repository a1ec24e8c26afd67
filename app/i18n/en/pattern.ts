/** Sentences said in one way wherever they are said: deadlines, counts, refusals, the legal effect. */
export const pattern = {
  article: "Article {article}",
  "article-paragraph": "Article {article}, paragraph {paragraph}",
  "article-subparagraph": "Article {article}, paragraph {paragraph}, subparagraph {subparagraph}",
  sign: "Sign the petition",
  count:
    "{count, plural, one {# signature} other {# signatures}} collected, {needed, number} needed",
  "time-left":
    "{days, plural, =0 {Today is the last day to sign} =1 {Tomorrow is the last day to sign} one {# day left to sign. Last day: {date}} other {# days left to sign. Last day: {date}}}",
  "law-silent": "The law does not say this.",
  "not-established":
    "We have not confirmed this in the text of the law now in force. In the earlier wording: {value}.",
  "outside-district":
    "Only voters of this district can sign: {district}. The address you gave is in another district.",
  "already-signed":
    "You have already signed this petition ({date}). One person signs once; your first signature stands.",
  "first-year":
    "The recall of this deputy cannot be started yet: the law does not allow it in a deputy’s first year of work (Article 113-12, paragraph 2). The first day it can be started: {date}.",
  closed: "Signing is over. The last day was {date}.",
  "confirm-subject": "Confirm your signature",
  "confirm-body":
    "Hello! Someone who gave this address asked to sign the petition “{title}” on {site}. If it was you, open the link and press “Confirm”: {link}. The link works until {date}. If it was not you, do nothing: without confirmation the signature is not counted, and the data will be erased. An online signature has no legal force; the law provides for signatures on paper sheets.",
  withdraw: "Withdraw my signature",
  withdrawn:
    "Your signature is withdrawn and no longer counted. The public log keeps an entry without your name.",
  "reply-window":
    "The deputy has {days, plural, one {# day} other {# days}} to reply; the last day is {date}. Until then signatures are not collected.",
  "reply-window-early":
    "The deputy has {days, plural, one {# day} other {# days}} to reply; the last day is {date}. Signing opens after the reply or after that day.",
  "reply-given": "The deputy has replied",
  "reply-declined": "The deputy declined to reply",
  "reply-none": "No reply came in time",
  "verdict-changed":
    "The assessment was changed ({date}): was “{old}”, now “{new}”. Reason: {reason}",
  "legal-effect":
    "An online signature has no legal force. For a recall the law provides for signatures on paper sheets of the form set by the Central Election Commission, after the territorial election commission has registered an application. Your signature here shows what voters think and helps to prepare the paper drive.",
  "check-mail":
    "Check your mail: we have sent a letter to {email}. A signature is counted only after it is confirmed in that letter.",
} as const

/** Passing pages on: addresses, feeds, code for other sites. It is offered, never urged. */
export const share = {
  title: "Pass on and follow",
  address: "Address of this page",
  qr: "QR code: the address of this page",
  "as-of": "The page as it stood on {date}.",
  "qr-show": "QR code",
  "pass-on": "Pass on by",
  mail: "News by mail",
  embed: "Code for your own site",
  "embed-lead":
    "A small page in a frame, with both sides in one size. It holds no script, sets no cookie and asks nothing of your readers’ browsers but to show it.",
  "embed-code": "Code in this language: {language}",
  "embed-look": "See how it looks",
  "embed-theme":
    "Light or dark as the reader’s system says. For one of them always, add to the address:",
  oembed: "Programs that know oEmbed find the code by the address of the page alone.",
  whole: "The whole page",
  more: "{count, plural, one {And # more.} other {And # more.}}",
  promises: "{count, plural, one {# promise} other {# promises}} on record",
  about: "Promises, votes and verdicts, each with its source",
} as const

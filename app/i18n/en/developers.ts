/** The page for programmers: how to ask the API, and what its parameters mean. */
export const developers = {
  lead: "Everything that these pages show is given to programs too, as JSON. Reading needs no key, and any page on the web may ask.",
  first: "Ask",
  "first-text":
    "Paste this line into a terminal: it gives two promises, with what the deputy says and what watchdogs find.",
  paging: "Go on to the end",
  "paging-text":
    "Lists come in the order of ids, by default 100 at a time. Follow the address in “links.next” until it is null. Whatever is written meanwhile, nothing comes twice, and nothing that stood all the while is missing.",
  since: "Keep a copy",
  "since-text":
    "Note when you begin, and walk once through all. Later ask with “{name}” and that time: you get what has changed since. A day without a time begins when it begins in Kazakhstan (UTC+5).",
  again: "Ask again without waste",
  "again-text":
    "Every answer carries an ETag. Send it back as “{name}”: what has not changed is answered 304, without a body. Answers are compressed with gzip or Brotli where your program takes it.",
  errors: "When something is wrong",
  "errors-text":
    "Refusals are given as JSON in Kazakh, Russian or English, whichever your program asks for. The code and the parameter are the same in every language: 400 names the parameter, 404 says that there is nothing, 429 and 503 say when to come back.",
  limits: "How often you may ask",
  "limits-text":
    "From one address {household, number} times a minute, from one network {neighbourhood, number} times. Whoever asks more often gets 429 and is told the wait. There is no limit for a whole walk.",
  licence: "Licence",
  "licence-text":
    "The data are under CC BY 4.0: use them for anything, name the source and link to the page. Words of people stay theirs; what is hidden here must not be shown from an older copy.",
  description: "Description for programs",
  "description-text":
    "All addresses, parameters and fields in OpenAPI 3.1, made from the same rules that check your questions. Tools make a client of it.",
  "description-link": "Open the description",
  collections: "What there is",
  answer: "A real answer",
  shortened: "This is its beginning; the line above gives all of it.",
  "parameter-id": "Its id, from the list.",
  "parameter-limit": "How many at most: 1 to 500.",
  "parameter-cursor": "Where the last page ended: do not make it up, follow “links.next”.",
  "parameter-person": "Those of this person.",
  "parameter-area": "Those of this area.",
  "parameter-organization": "Those of this organisation.",
  "parameter-promise": "Those on this promise.",
  "parameter-motion": "Those on this motion.",
  "parameter-vote_event": "Those in this vote event.",
  "parameter-rating": "Those with this rating.",
  "parameter-state": "Those in this state of support online.",
  "parameter-recall_state": "Those in this state of recall under the law.",
  "parameter-since": "From this day or instant on.",
  "parameter-updated_since": "Changed on this day or at this instant, or later.",
  writing: "Write",
  "writing-text":
    "Watchdogs’ programs record promises, evidence and votes. Each request brings a key made in the account (Bearer) and an Idempotency-Key of your own: asked again under it, nothing is done twice, and the answer is the same for a day. The rules are those of the forms; what they refuse is answered 409 or 422 with the reason.",
  "writing-key": "Make a key",
} as const

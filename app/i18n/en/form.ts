/** What is wrong with a field, and the summary above the form. */
export const form = {
  required: "Fill in this field.",
  "too-long": "Shorten the text: at most {max, plural, one {# character} other {# characters}}.",
  "too-short": "Write more: at least {min, plural, one {# character} other {# characters}}.",
  "not-a-day": "Give a day that is in the calendar, as 2026-11-24.",
  "not-a-number": "Write a whole number, in digits only.",
  "not-an-email": "Write an e-mail address with @ and a domain after it.",
  "not-a-web-address": "Write a web address that begins with https:// or http://.",
  "not-a-choice": "Choose one of the answers in the list.",
  "iin-length":
    "An IIN (individual identification number) has 12 digits; {count, plural, one {# was entered} other {# were entered}}.",
  "iin-check-digit":
    "This IIN is mistyped: its last digit does not fit the others. Compare it with your identity card.",
  "iin-is-bin": "This is a BIN, the number of an organisation. Enter your own IIN.",
  consent: "Tick this box to go on: without consent the data cannot be taken.",
  "not-a-count": "Give a whole number, in digits.",
} as const

export const accessibility = {
  lead: "This site is made to be used by everyone, on a cheap phone and with a screen reader too.",
  "aim-title": "What we aim at",
  aim: "We follow the Web Content Accessibility Guidelines 2.2, level AA.",
  "works-title": "How the pages work",
  works:
    "Every page works without scripts, by keyboard alone, and at any text size. A rating is told by a word, a shape and a colour together. Each drawing has its numbers in words beside it.",
  "known-title": "What does not work yet",
  known:
    "Texts that nobody has translated are shown in their original language and marked so. If something hinders you, write to the operator of the site.",
} as const

/** Translations of what people wrote: who made them, of which language, and in which language a text stands. */
export const translation = {
  "in-kk": "in Kazakh",
  "in-ru": "in Russian",
  "in-en": "in English",
  "from-kk": "Translated from Kazakh",
  "from-ru": "Translated from Russian",
  "from-en": "Translated from English",
  "from-other": "A translation",
  "into-kk": "Translate into Kazakh",
  "into-ru": "Translate into Russian",
  "into-en": "Translate into English",
  "by-author": "the petition’s author",
  "by-moderator": "a moderator of the site",
  "by-nobody": "translator not named",
  older: "The text was changed after this translation was made.",
  "not-signed": "What people sign is the original.",
  "lead-pledge":
    "Whoever reads in this language sees your words first, with the name of your organisation, and the original beside them.",
  "lead-petition":
    "Whoever reads in this language sees your words first, and that they are a translation. The text that people sign does not change.",
  original: "Original",
  "field-hint": "Leave it empty where there is to be no translation.",
  store: "Store the translation",
  "still-holds": "The text was changed after this translation. Store it again if it still holds.",
  versions: "All versions",
  "taken-back": "taken back",
} as const

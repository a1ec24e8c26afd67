export const about = {
  lead: "Uade (Уәде is Kazakh for “promise”) keeps what deputies promised, what they did, and what came of it.",
  "who-title": "Who keeps it",
  who: "Citizens’ organisations keep this site. It is not a site of any state body, party or deputy. The program is free software under the licence AGPL-3.0.",
  "how-title": "How a promise gets here",
  how: "A watchdog organisation writes the promise down word for word, with its source and the day on which the source was seen. Votes and acts are linked to it as evidence, for and against. The organisation gives an assessment under a published method. The deputy’s own word stands beside it, at the same size; neither side can change the other’s.",
  "petition-title": "What a petition here is",
  petition:
    "A petition here shows what voters of a district think. It is not a petition under the Administrative Procedure and Process Code and has no legal force. The law on elections provides for signatures on paper sheets.",
  "data-title": "Where the data come from",
  data: "People, districts and votes come from the open data of legislatures, in the Popolo format; each record keeps the identifier of its source.",
} as const

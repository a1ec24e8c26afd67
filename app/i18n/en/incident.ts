/** Breaches of personal data: the clock, the steps, the letters. */
export const incident = {
  title: "Breaches of personal data",
  lead: "When personal data may have got out, were changed or lost: open an incident at once. The authority is told within one working day of noticing (Law 94-V, in force since 1 July 2024).",
  none: "No incident was opened.",
  one: "A breach of personal data",
  open: "Open an incident",
  happened: "What happened",
  "happened-hint": "What is known now, without names or addresses of those concerned.",
  noticed: "Noticed",
  "noticed-hint": "Day and time in Kazakhstan, such as 2026-11-28 09:14.",
  kinds: "What data it may be about",
  due: "Tell the authority by the end of {date}",
  "due-unread":
    "The days off of that year have not been read from a decree: take the earlier day where you doubt.",
  late: "The time is over and the authority has not been told.",
  "state-open": "open",
  "state-closed": "closed on {date}",
  steps: "Steps",
  "step-contain":
    "Stop it: cut the way off, change keys and passwords, end sessions (kill switches, npm run user)",
  "step-preserve":
    "Keep the traces: a verified backup, the server’s log, the public log’s checkpoint",
  "step-assess": "Find out whose data, how many, and whether they were sealed or open",
  "step-authority": "Tell the authority for the protection of personal data",
  "step-people": "Tell the people concerned",
  "step-public": "Say it on the site, where it concerns many",
  "step-mend": "Mend the cause and check that it is mended",
  "step-done": "done {date}, {time}",
  tick: "It is done",
  concerned: "Who may be concerned",
  "concerned-lead":
    "So many of each kind are kept at this moment. Numbers alone: this page names nobody.",
  "count-signers": "Signers whose statement is kept",
  "count-accounts": "Accounts",
  "count-followers": "Addresses that follow news",
  "count-paper": "Lines of paper sheets",
  "count-roll": "Marks of a voters’ list",
  "count-reporters": "Addresses of reports and offers",
  "count-requests": "Requests about data",
  letters: "Letters, ready to copy",
  "letters-lead":
    "Read, fill in what stands in square brackets, and send from the operator’s own address. In the language of who reads it.",
  "letter-authority": "To the authority",
  "letter-people": "To the people concerned",
  "text-authority":
    "Notice of a breach of the security of personal data (Law 94-V of the Republic of Kazakhstan)\n\nOperator: {site}.\nNoticed: {noticed}.\nWhat happened: {happened}\nKinds of data: {kinds}.\nNumber of people concerned, as far as known: [number].\nLikely consequences: [consequences].\nWhat was done and will be done: [measures].\nContact for personal data: [name, telephone, e-mail].",
  "text-people":
    "On {noticed} we noticed that data on you may have come into other hands.\n\nWhat happened: {happened}\nWhat data: {kinds}.\nWhat we did: [measures].\nWhat you can do: [advice, such as to change a password used elsewhere, and to trust no letter that asks for data].\nYou can ask us at {link} and complain to the authority for the protection of personal data.\n\nWe are sorry.",
  close: "Close the incident",
  "close-lead": "When every step is done. The report stays with the incident.",
  report: "Report: cause, extent, measures, lessons",
  "report-hint": "Without names of those concerned.",
} as const

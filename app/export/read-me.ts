import type { DatasetName } from "./dataset.server.ts"

const holds: Readonly<Record<DatasetName, string>> = {
  popolo: "people, organisations, posts, memberships, areas and terms, in Popolo's form",
  votes:
    "motions, vote events with the votes cast in each, in Popolo's form; the CSV holds single votes, beside motions.csv and vote-events.csv",
  promises: "promises with their sources and what the deputy says",
  evidence: "votes and other acts that are linked to promises",
  verdicts: "what watchdogs found, now and before",
  codings: "blind codings of rounds that have ended, by coders without a name",
  petitions: "petitions with the published counts",
  removals: "what was hidden, removed and put back, and under which rule",
  log: "the leaves of the published log; the folder log/ holds its files, for whoever replays it",
}

/** What lies beside the files, for whoever opens the folder. @param origin of the site they come from */
export function readMe(origin: string, datasets: readonly DatasetName[]): string {
  const files = datasets.map((name) => {
    const endings = name === "popolo" ? `${name}.json` : `${name}.json, ${name}.csv`
    return `- \`${endings}\`: ${holds[name]}`
  })
  return `# Open data of ${origin}

${files.join("\n")}
- \`codebook.json\`: what each column means, each value in Kazakh, Russian and English, and the code books
- \`datapackage.json\`: the same for programs (Frictionless Data Package)
- \`SHA256SUMS\`: \`sha256sum -c SHA256SUMS\` checks that nothing was changed on the way

Licence: Creative Commons Attribution 4.0 (CC BY 4.0). Cite as: Uade, ${origin}, with the date in datapackage.json.

## CSV

UTF-8 without a mark, separated by commas, lines ended by CRLF. Lists and objects stand as JSON in their cell. A text
that a spreadsheet would run as a formula has an apostrophe before it; the JSON has it as it is.

## Into another installation

    npm run import -- popolo popolo.json
    npm run import -- popolo-votes votes.json
    npm run import -- promises promises.json

Every public id stays. What was decided at one place stays there: verdicts, petitions and the log.
`
}

import type { Finding } from "#scripts/faults/finding.ts"

/** A report of `wapiti -f json`, as far as it is read here. */
interface Report {
  readonly vulnerabilities: Readonly<Record<string, readonly Item[]>>
  readonly anomalies: Readonly<Record<string, readonly Item[]>>
  readonly infos?: Readonly<Record<string, unknown>>
}

interface Item {
  readonly method: string
  readonly path: string
  readonly info: string
  readonly parameter: string | null
}

/** Modules that need nobody outside: those that fetch lists, or wait for a call back, are left out. */
const modules = [
  "backup",
  "blindsql",
  "cookieflags",
  "crlf",
  "csp",
  "exec",
  "file",
  "htaccess",
  "http_headers",
  "methods",
  "permanentxss",
  "redirect",
  "shellshock",
  "sql",
  "xss",
]

/** How Wapiti is called for a site. @param seconds for looking around, and again for attacking */
export function wapitiArguments(
  origin: string,
  cookie: string | undefined,
  { folder, seconds }: { readonly folder: string; readonly seconds: number },
): string[] {
  const said = cookie === undefined ? [] : ["-H", `Cookie: ${cookie}`]
  return [
    ...["-u", `${origin}/en`, "-s", `${origin}/en/session`, "-s", `${origin}/en/people?q=a`],
    ...["--scope", "domain", "-m", modules.join(","), "--max-scan-time", String(seconds)],
    ...["--max-attack-time", String(Math.ceil(seconds / 4)), "--max-links-per-page", "40"],
    ...["-d", "4", "-S", "normal", "-t", "10", "--flush-session", "--no-bugreport", "-v", "0"],
    // A form is taken only from the site itself.
    ...["-H", `Origin: ${origin}`],
    ...["--store-session", folder, "-f", "json", "-o", `${folder}/wapiti.json`, ...said],
  ]
}

/** What a report says was found: weaknesses, and answers of 500. */
export function wapitiFindings(text: string): Finding[] {
  const { vulnerabilities, anomalies } = JSON.parse(text) as Report
  return [...Object.entries(vulnerabilities), ...Object.entries(anomalies)].flatMap(
    ([kind, items]) =>
      items.map(({ method, path, info, parameter }) => ({
        tool: "wapiti",
        kind,
        where: `${method} ${path}${parameter ? ` (${parameter})` : ""}`,
        told: info,
      })),
  )
}

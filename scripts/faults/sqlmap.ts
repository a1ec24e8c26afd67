import type { Finding } from "#scripts/faults/finding.ts"

/** One address with what is tried in it: the values of a query, of a form, or a `*` in the path. */
export interface Target {
  readonly url: string
  readonly form?: string
}

/** What takes words from strangers into a question to the database. */
export function sqlmapTargets(origin: string): Target[] {
  return [
    { url: `${origin}/en/people?q=a&area=b&group=c&page=2` },
    { url: `${origin}/en/promises?q=a&rating=kept&category=b&after=c` },
    { url: `${origin}/en/petitions?state=open&area=b&q=c` },
    { url: `${origin}/en/votes?q=a&option=yes` },
    { url: `${origin}/en/people/k3v9x2m4q8ab7tp*` },
    { url: `${origin}/en/signature/k3v9x2m4q8ab7tp*` },
    { url: `${origin}/en/session`, form: "email=a@b.example&password=abcdefghijklmnop" },
    { url: `${origin}/en/account/new`, form: "email=a@b.example&password=abcdefghijklmnop" },
  ]
}

/** How sqlmap is called for one target. */
export function sqlmapArguments({ url, form }: Target, origin: string, folder: string): string[] {
  return [
    ...["-u", url, ...(form === undefined ? [] : ["--data", form])],
    ...["--batch", "--flush-session", "--disable-coloring", "--output-dir", folder],
    ...["--level", "2", "--risk", "1", "--technique", "BEUS", "--dbms", "SQLite"],
    ...["--threads", "4", "--timeout", "10", "--retries", "1", "--skip-waf"],
    // 404 and 422 are answers like others: a page that differs between true and false is what is sought.
    ...["--ignore-code", "*", "--headers", `Origin: ${origin}`],
  ]
}

/** What sqlmap printed of injection points, and of answers of 500; 503 is a site that has too much to do. */
export function sqlmapFindings({ url }: Target, printed: string): Finding[] {
  const points = [...printed.matchAll(/^Parameter: (.+)$/gm)].map(([, parameter = ""]) => ({
    tool: "sqlmap",
    kind: "SQL Injection",
    where: url,
    told: parameter,
  }))
  const broken = /50[0-24-9] \([^)]+\) - \d+ times/.exec(printed)
  if (!broken) return points
  return [...points, { tool: "sqlmap", kind: "Internal Server Error", where: url, told: broken[0] }]
}

/** Whether sqlmap got as far as trying: a target that it could not reach proves nothing. */
export function hasTried(printed: string): boolean {
  return /testing '|tested parameters do not appear to be injectable/.test(printed)
}

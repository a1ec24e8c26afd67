import { sql } from "kysely"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { launchBrowser, newProfile } from "#tests/support/browser.ts"

/*
 * Every field of words in the demo's database is overwritten with what runs where a page lets it. Then
 * people of every role walk through the site in Chromium with scripts allowed, under the site's own policy.
 */

const payloads = [
  "<script>window.hit=1</script>",
  "<img src=x onerror=window.hit=1>",
  "<svg onload=window.hit=1>",
  "<svg><script>window.hit=1</script></svg>",
  '"><script>window.hit=1</script>',
  "'><img src=x onerror=window.hit=1>",
  '" autofocus onfocus=window.hit=1 x="',
  "' onmouseover=window.hit=1 x='",
  "</title><script>window.hit=1</script>",
  "</textarea><script>window.hit=1</script>",
  "</style><script>window.hit=1</script>",
  "--><script>window.hit=1</script><!--",
  "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
  "<object data=javascript:window.hit=1></object>",
  "<a href=javascript:window.hit=1>x</a>",
  "[x](javascript:window.hit=1)",
  "<javascript:window.hit=1>",
  "javascript:window.hit=1//https://example.org",
  "<math><mtext></form><form><mglyph><style></math><img src onerror=window.hit=1>",
  "<base href=//example.org><meta http-equiv=refresh content=0;url=//example.org>",
  "<form action=//example.org><button>x</button></form>",
  "{{constructor.constructor('window.hit=1')()}}",
  "\u2028window.hit=1\u2029<!--<script>",
  "&lt;script&gt;window.hit=1&lt;/script&gt;",
  "<details open ontoggle=window.hit=1>",
  "<style>*{background:url(//example.org/x)}</style>",
  "<link rel=stylesheet href=//example.org/x.css>",
]

/** Columns that hold words which somebody wrote, and addresses. */
const words =
  /(^|_)(name|title|text|note|reason|statement|words|scope|funding|label|details|category|explanation|website|url|classification|result|description|source|outcome_text|caption|place|conflicts)$/

let app: App
let browser: Browser
let poisoned = 0

beforeAll(async () => {
  app = await startApp({ script: "scripts/demo.ts", env: { TRUSTED_PROXY: "127.0.0.1,::1" } })
  browser = await launchBrowser()
}, 180_000)

afterAll(async () => {
  await browser.close()
  await app.stop()
})

interface Walk {
  readonly pages: number
  readonly hits: readonly string[]
  readonly violations: readonly string[]
  readonly strangers: readonly string[]
}

const walkers = [
  [
    "a stranger",
    undefined,
    [
      "/kk",
      "/en/people",
      "/en/promises",
      "/en/votes",
      "/en/petitions",
      "/en/organizations",
      "/en/removals",
      "/en/report",
    ],
  ],
  ["a watchdog", "watchdog-1", ["/en/desk", "/en/account", "/en/organizations"]],
  ["a deputy", "deputy", ["/en/office", "/en/account"]],
  ["a moderator", "moderator-1", ["/en/moderation", "/en/approvals"]],
  [
    "an operator",
    "operator-1",
    [
      "/en/operations",
      "/en/operations/mandates",
      "/en/operations/recalls",
      "/en/approvals",
      "/en/operations/audit",
    ],
  ],
  ["a collector", "collector-1", ["/en/collection"]],
] as const

describe("on honest pages", () => {
  test("the policy has nothing to stop", async () => {
    const { pages, violations } = await walkAll(9)
    expect(violations).toEqual([])
    expect(pages).toBeGreaterThan(40)
  }, 240_000)
})

describe("on pages whose every word is hostile", () => {
  beforeAll(async () => {
    poisoned = await poison(app)
  }, 60_000)

  test("nothing runs, nothing is stopped by the policy, nothing leads to a script", async () => {
    expect(poisoned).toBeGreaterThan(40)
    const { pages, hits, violations, strangers } = await walkAll(22)
    console.log(
      `injection: ${String(payloads.length)} payloads in ${String(poisoned)} columns, ${String(pages)} pages walked`,
    )
    expect({ hits, violations, strangers }).toEqual({ hits: [], violations: [], strangers: [] })
    expect(pages).toBeGreaterThan(70)
  }, 400_000)
})

async function walkAll(most: number): Promise<Walk> {
  const walks: Walk[] = []
  for (const [, name, from] of walkers) walks.push(await walk(name, from, most))
  return {
    pages: walks.reduce((sum, { pages }) => sum + pages, 0),
    hits: walks.flatMap(({ hits }) => hits),
    violations: walks.flatMap(({ violations }) => violations),
    strangers: walks.flatMap(({ strangers }) => strangers),
  }
}

/** Follows links within the site, each address once, and notes what a page did. */
async function walk(
  name: string | undefined,
  from: readonly string[],
  most: number,
): Promise<Walk> {
  const context: BrowserContext = await newProfile(browser, { javaScript: true, lang: "en" })
  await context.addInitScript(() => {
    const seen = ((globalThis as { violations?: string[] }).violations ??= [])
    document.addEventListener("securitypolicyviolation", (event) => {
      seen.push(`${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  const page = await context.newPage()
  const hits: string[] = []
  page.on("dialog", (dialog) => {
    hits.push(`a dialog on ${page.url()}`)
    void dialog.dismiss()
  })
  if (name !== undefined) await page.goto(`${app.origin}/demo/sign-in/${name}`)
  const waiting = [...from]
  const seen = new Set<string>()
  const violations: string[] = []
  const strangers: string[] = []
  while (waiting.length > 0 && seen.size < most) {
    const path = waiting.shift()
    if (path === undefined || seen.has(path)) continue
    seen.add(path)
    await page.goto(app.origin + path)
    const found = await look(page)
    if (found.hit) hits.push(`a script ran on ${path}`)
    violations.push(...found.violations.map((violation) => `${path}: ${violation}`))
    strangers.push(...found.links.filter((href) => !/^(https?:|mailto:)/i.test(href)))
    waiting.push(...found.onward.filter((onward) => !seen.has(onward)))
  }
  await context.close()
  return { pages: seen.size, hits, violations, strangers }
}

async function look(page: Page) {
  return page.evaluate((origin) => {
    // A link in a drawing has no address as text of its own.
    const links = [...document.querySelectorAll("a[href]")].map(
      (link) => new URL(link.getAttribute("href") ?? "", document.baseURI).href,
    )
    const own = links
      .filter((href) => href.startsWith(origin))
      .map((href) => href.slice(origin.length))
    return {
      hit: "hit" in globalThis,
      violations: (globalThis as { violations?: string[] }).violations ?? [],
      links,
      onward: own
        .map((href) => href.replace(/#.*$/, ""))
        .filter((href) => !/\/session|\.pdf|export|quick|\/(kk|ru)\/|\/demo/.test(href)),
    }
  }, app.origin)
}

/** Overwrites every column of words, row by row with another payload. Answers how many columns it were. */
async function poison({ db }: App): Promise<number> {
  const tables = await db.read.introspection.getTables()
  let columns = 0
  for (const table of tables) {
    if (table.name.startsWith("kysely")) continue
    for (const { name, dataType } of table.columns) {
      if (dataType.toLowerCase() !== "text" || !words.test(name)) continue
      columns += await overwrite(db, table.name, name)
    }
  }
  return columns
}

async function overwrite({ writer }: App["db"], table: string, column: string): Promise<number> {
  const cases = payloads.map((payload, index) => sql`when ${sql.lit(index)} then ${payload}`)
  try {
    await sql`
      update ${sql.table(table)} set ${sql.ref(column)} =
        case abs(coalesce(length(${sql.ref(column)}), 0) + ${sql.lit(column.length)}) % ${sql.lit(payloads.length)}
        ${sql.join(cases, sql` `)} end
      where ${sql.ref(column)} is not null`.execute(writer)
    return 1
  } catch (fault) {
    // A column that takes a few words alone, or no word twice; a table whose rows cannot be overwritten.
    if (/CHECK|UNIQUE|append-only/.test(String(fault))) return 0
    throw fault
  }
}

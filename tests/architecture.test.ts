import { describe, expect, test } from "vitest"
import { findCycles, importsOf, listFiles, listSources, readText } from "#tests/support/sources.ts"

/** A domain file without database, clock or secrets: the browser may have it. */
const pure = "(domain|log)/(?!.*\\.server\\.)"

/** Each place, and the places it may import from. The first row that fits a file is its law. */
const mayImport: [place: RegExp, allowed: RegExp][] = [
  law("app/lib/", "app/lib/"),
  law("app/log/", "app/(log/|lib/)"),
  law("app/browser/", `app/(log/|lib/|${pure})`),
  law("app/i18n/", `app/(i18n/|lib/|${pure})`),
  law("app/domain/.*\\.server\\.ts$", "(app/(domain/|exchange/|lib/|log/|context\\.server)|db/)"),
  law("app/domain/", `app/(lib/|${pure})`),
  law("app/identity/", `(app/(identity/|lib/|${pure})|db/queries/)`),
  law("app/exchange/.*\\.server\\.ts$", "(app/(exchange/|domain/|lib/)|db/)"),
  law("app/exchange/", `app/(exchange/|lib/|${pure})`),
  law("app/emails/", `app/(emails/|i18n/|lib/|env\\.server|${pure})`),
  law("app/auth/", "(app/(auth/|domain/|i18n/|lib/|context\\.server)|db/(commit|queries/|schema))"),
  // Of the export it knows when: the daily dump is work of the clock. Its thread reads by a connection of its own.
  law(
    "app/outbox/",
    "(app/(outbox/|auth/session|domain/|emails/|export/tend-dumps|i18n/|imports/|lib/|proofs/|server/log|(context|env)\\.server)|db/(commit|sqlite|queries/))",
  ),
  law(
    "app/paper/.*\\.server\\.ts$",
    "(app/(paper/|domain/|uploads/|i18n/|lib/|context\\.server)|db/queries/)",
  ),
  law("app/paper/", `app/(paper/|i18n/|lib/|${pure})`),
  law("app/demo/.*\\.server\\.ts$", "(app/(?!routes/|components/|entry|root)|db/)"),
  law("app/demo/", `app/(demo/|i18n/|lib/|${pure})`),
  law("app/proofs/", "(app/(proofs/|domain/|uploads/|lib/|context\\.server)|db/queries/)"),
  law(
    "app/imports/",
    "(app/(imports/|domain/|uploads/|lib/|context\\.server)|db/(commit|schema|queries/))",
  ),
  law("app/uploads/", "app/(uploads/|lib/|context\\.server)"),
  law("app/capture/", "(app/(capture/|domain/|uploads/|i18n/|lib/|context\\.server)|db/queries/)"),
  law(
    "app/share/.*\\.server\\.ts$",
    "(app/(share/|auth/qr-code|domain/|i18n/|lib/|context\\.server)|db/queries/)",
  ),
  law("app/share/", `app/(share/|i18n/|lib/|${pure})`),
  law("app/api/", "(app/(api/|domain/|i18n/|lib/|context\\.server)|db/queries/)"),
  law(
    "app/export/",
    "(app/(export/|api/|domain/|exchange/|i18n/|lib/|log/|context\\.server)|db/(queries/|schema))",
  ),
  law("app/components/", `app/(components/|i18n/|lib/|${pure})`),
  law("app/routes/", "(app/(?!routes/|emails/|outbox/|env\\.server|entry|root)|db/queries/)"),
  law("app/server/", "(app/(?!routes/|components/|entry|root)|db/)"),
  law("app/root\\.tsx$", `app/(components/|i18n/|lib/|styles/|${pure})`),
  law("app/(routes|account-pages|page-file)\\.ts$", "app/(account-pages|page-file|i18n/|lib/)"),
  law("app/entry\\.server\\.tsx$", "app/(server/|outbox/|components/(kept|page-tree))"),
  law("app/env\\.server\\.ts$", "app/lib/"),
  law("app/context\\.server\\.ts$", `(app/(env\\.server|i18n/|lib/|${pure})|db/connection)`),
  law("db/queries/", `(db/(queries/|schema|prepared|read-once|migrations/sql)|app/(lib/|${pure}))`),
  law("db/", "(db/(?!queries/)|app/lib/)"),
  law("scripts/test\\.ts$", "(scripts/|tests/support/)"),
  law("scripts/", "(scripts/|db/|app/(?!routes/|components/|entry|root))"),
]

function law(place: string, allowed: string): [RegExp, RegExp] {
  return [new RegExp(`^${place}`), new RegExp(`^${allowed}`)]
}

const sources = listSources("app", "db", "scripts")
const imports = sources.flatMap(importsOf)
const everything = [...sources, ...listSources("tests")]

describe("arrows", () => {
  test("point down: no place imports from above itself", () => {
    const wrong = imports.filter(({ file, target, typeOnly }) => {
      // What a language or a sentence is called, every place may know.
      if (typeOnly && target.startsWith("app/i18n/")) return false
      return !mayImport.find(([place]) => place.test(file))?.[1].test(target)
    })
    expect(wrong.map(({ file, written }) => `${file} imports ${written}`)).toEqual([])
  })

  test("form no ring at run time", () => {
    expect(findCycles(everything)).toEqual([])
  })

  test("are written as ./ from the same folder down and as # elsewhere, with the file's ending", () => {
    const wrong = everything
      .flatMap(importsOf)
      .filter(
        ({ written }) =>
          !/^(\.\/\w.*|#(app|db|scripts|tests)\/.+)\.(tsx?|css|json)(\?url)?$/.test(written),
      )
    expect(wrong.map(({ file, written }) => `${file} imports ${written}`)).toEqual([])
  })

  test("from a route to the database only read", () => {
    const wrong = imports
      .filter(({ file, target, typeOnly }) => {
        return file.startsWith("app/routes/") && target.startsWith("db/queries/") && !typeOnly
      })
      .flatMap(({ file, names }) =>
        names
          .filter((name) => !/^(find|get|list|count|has)[A-Z]/.test(name))
          .map((name) => `${file}: ${name}`),
      )
    expect(wrong).toEqual([])
  })

  test("reach every query module from a suite that runs on both engines", () => {
    const targets = new Map<string, string[]>()
    for (const { file, target } of everything.flatMap(importsOf)) {
      targets.set(file, [...(targets.get(file) ?? []), target])
    }
    const reached = new Set<string>()
    const waiting = everything.filter((file) =>
      /\bdescribeOnBothEngines\(/.test(file.startsWith("tests/") ? readText(file) : ""),
    )
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      if (reached.has(file)) continue
      reached.add(file)
      waiting.push(...(targets.get(file) ?? []))
    }
    const queries = sources.filter((file) => file.startsWith("db/queries/"))
    expect(queries.filter((file) => !reached.has(file))).toEqual([])
  })

  test("lead to Lucia from one file alone", () => {
    const wrong = everything.filter((file) => /^import .* from "lucia"/m.test(readText(file)))
    expect(wrong).toEqual(["app/auth/session.server.ts"])
  })
})

describe("files", () => {
  test("are at most 200 lines long, but for catalogues and migrations", () => {
    const wrong = [...sources, ...listFiles("app/styles")]
      .filter((file) => !/^(app\/i18n\/(en|kk|ru)|db\/migrations)\//.test(file))
      .map((file) => [file, readText(file).trimEnd().split("\n").length] as const)
      .filter(([, lines]) => lines > 200)
    expect(wrong).toEqual([])
  })

  test("are named for what they hold, in kebab-case", () => {
    const attic = /\b(misc|utils?|helpers?)\b/
    const names = everything.filter((file) => !/^app\/(routes|i18n)\/|^db\/migrations\//.test(file))
    const wrong = names.filter((file) => attic.test(file) || !/^[a-z0-9/.-]+$/.test(file))
    expect(wrong).toEqual([])
  })

  test("of domain, queries, identity and exchange say what each function they export does", () => {
    const wrong = listSources("app", "db")
      .filter((file) => /^(app\/(domain|identity|exchange)|db\/queries)\//.test(file))
      .flatMap((file) => undocumentedExports(file).map((name) => `${file}: ${name}`))
    expect(wrong).toEqual([])
  })

  test("of the app leave the environment to app/env.server.ts and time to app/lib", () => {
    const wrong = listSources("app", "db").filter((file) => {
      const text = readText(file)
      const readsEnvironment = file !== "app/env.server.ts" && /\bprocess\.env\b/.test(text)
      const readsClock = !file.startsWith("app/lib/") && /\bDate\.now\(|new Date\(\)/.test(text)
      return readsEnvironment || readsClock
    })
    expect(wrong).toEqual([])
  })

  test("name no package registry and no folder of the machine they were written on", () => {
    const machine = /registry\.(npmjs|yarnpkg)|npm\.pkg\.|\/(work|root|home)\/[a-z]/
    expect(listOwnFiles().filter((file) => machine.test(readText(file)))).toEqual([])
  })

  test("of the lock name no address to fetch a package from", () => {
    expect(readText("package-lock.json")).not.toMatch(/"resolved": "http/)
  })
})

/** Exported functions and classes with no doc comment above them; of overloads the first must have one. */
function undocumentedExports(file: string): string[] {
  const lines = readText(file).split("\n")
  const documented = new Map<string, boolean>()
  for (const [index, line] of lines.entries()) {
    const name = /^export (?:async )?(?:function|class) (\w+)/.exec(line)?.[1]
    if (name && !documented.has(name))
      documented.set(name, lines[index - 1]?.trimEnd().endsWith("*/") ?? false)
  }
  return [...documented].filter(([, isDocumented]) => !isDocumented).map(([name]) => name)
}

/** What the repository holds, packages and products of the build left out. */
function listOwnFiles(): string[] {
  const roots = listFiles("app", "db", "scripts", "tests", "public").filter((file) => {
    return !/\.(png|ico|woff2|gz|br)$/.test(file)
  })
  return [...roots, "package.json", "package-lock.json", ".npmrc", "vite.config.ts"]
}

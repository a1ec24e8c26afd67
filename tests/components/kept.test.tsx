import { createContext, useContext } from "react"
import { renderToString } from "react-dom/server"
import { describe, expect, test } from "vitest"
import { Kept, KeeperProvider, StandingApart } from "#app/components/kept.tsx"
import type { Apart, KeepMarkup } from "#app/components/kept.tsx"
import { Page } from "#app/components/page.tsx"
import { LocaleProvider, useLocale } from "#app/i18n/locale.tsx"
import { langs } from "#app/i18n/translate.ts"
import type { Lang } from "#app/i18n/translate.ts"
import { KeptMarkup } from "#app/server/kept-markup.server.ts"

/** Keeps as the server does, and notes each part that it renders. */
function makeKeeper() {
  const kept = new KeptMarkup()
  const rendered: string[] = []
  const keep: KeepMarkup = (apart) => {
    const { part, given, lang } = apart as unknown as Apart
    const of = lang + JSON.stringify(given)
    return kept.markup(part, of, () => {
      rendered.push(of)
      return renderToString(<StandingApart part={part} given={given} lang={lang} />)
    })
  }
  return { keep, rendered }
}

function pageFor(lang: Lang, props: Omit<Parameters<typeof Page>[0], "children">) {
  return (
    <LocaleProvider lang={lang}>
      <Page {...props}>words</Page>
    </LocaleProvider>
  )
}

const account = { label: "Aigul's desk <1>", href: "/kk/desk" }
const frames = [
  {},
  { active: "people" },
  { active: "votes", account },
  { account, invented: true },
  { invented: true },
  { quickExit: true, alternates: "/people/k3v9x2" },
  { alternates: { kk: "/people/k3v9x2-kk", ru: "/people/k3v9x2-ru", en: "/people/k3v9x2-en" } },
] as const

describe("the frame of a page with kept parts", () => {
  const { keep, rendered } = makeKeeper()

  test.each(["once", "and again"])("is the frame without them: %s, whoever read before", () => {
    for (const lang of langs) {
      for (const frame of frames) {
        const page = pageFor(lang, frame)
        const kept = renderToString(<KeeperProvider keep={keep}>{page}</KeeperProvider>)
        expect(kept).toBe(renderToString(page))
        if (!("account" in frame)) expect(kept).not.toContain("Aigul")
      }
    }
  })

  test("renders each of them once for its values", () => {
    expect(new Set(rendered).size).toBeGreaterThan(10)
    const before = rendered.length
    renderToString(<KeeperProvider keep={keep}>{pageFor("kk", frames[2])}</KeeperProvider>)
    expect(rendered.length).toBe(before)
  })
})

describe("a kept part", () => {
  const Reader = createContext("nobody")

  function Greeting({ to }: { to: string }) {
    const { lang } = useLocale()
    return `${lang} ${to} ${useContext(Reader)}`
  }

  function greet(reader: string, to: string, keep: KeepMarkup, lang: Lang = "en"): string {
    return renderToString(
      <KeeperProvider keep={keep}>
        <LocaleProvider lang={lang}>
          <Reader.Provider value={reader}>
            <Kept as="div" attributes={{ className: "greeting" }} part={Greeting} given={{ to }} />
          </Reader.Provider>
        </LocaleProvider>
      </KeeperProvider>,
    )
  }

  test("sees nothing of the page around it, such as who reads it", () => {
    const { keep } = makeKeeper()
    expect(greet("Aigul", "all", keep)).toBe('<div class="greeting">en all nobody</div>')
    expect(greet("Daniyar", "all", keep)).toBe('<div class="greeting">en all nobody</div>')
  })

  test("is another one for another value, and for another language", () => {
    const { keep } = makeKeeper()
    expect(greet("Aigul", "one", keep)).toContain("en one")
    expect(greet("Aigul", "two", keep)).toContain("en two")
    expect(greet("Aigul", "one", keep, "kk")).toContain("kk one")
  })

  test("is escaped as everything is", () => {
    const { keep } = makeKeeper()
    expect(greet("Aigul", "<script>&", keep)).toContain("en &lt;script&gt;&amp;")
  })
})

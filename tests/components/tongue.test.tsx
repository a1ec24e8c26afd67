import type { ReactNode } from "react"
import { describe, expect, test } from "vitest"
import { AnnotationLine } from "#app/components/annotation-line.tsx"
import { AppealOutcomes } from "#app/components/appeal-outcomes.tsx"
import { CodingAnswers } from "#app/components/coding-answers.tsx"
import { FindingReplies } from "#app/components/finding-reply.tsx"
import { List, ListItem } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { PetitionSplit } from "#app/components/petition-split.tsx"
import { SignedText } from "#app/components/sign-notices.tsx"
import { InTongue } from "#app/components/tongue.tsx"
import { TranslationNote } from "#app/components/translation-note.tsx"
import { Words } from "#app/components/words.tsx"
import { stubOf } from "#app/domain/hidden-text.ts"
import { langs } from "#app/i18n/lang.ts"
import type { Lang } from "#app/i18n/lang.ts"
import { render } from "./render.tsx"

const at = "2026-09-01T06:00:00.000Z"
const petition = {
  title: "Название",
  statement: "Слова",
  lang: "ru",
  createdAt: at,
  replyDueOn: null,
}
const ground = {
  pledgePublicId: "0",
  text: "Слова",
  lang: "ru",
  verdict: { rating: "broken" },
} as const
const reply = {
  publicId: "0",
  verdictId: 1,
  number: 1,
  text: "Слова",
  lang: "ru",
  at,
  authorRole: "deputy",
}

/** Each way in which words stand on a page that somebody wrote, here in Russian. */
const told: Readonly<Record<string, ReactNode>> = {
  "a paragraph": <Words text="Слова" lang="ru" />,
  "words in a line": <InTongue lang="ru">Слова</InTongue>,
  "a title of a list": (
    <List>
      <ListItem title="Слова" titleLang="ru" />
    </List>
  ),
  "a title of a page": <PageHead title="Слова" titleLang="ru" />,
  "grounds and reply": (
    <PetitionSplit
      petition={petition}
      grounds={[ground]}
      reply={{ outcome: "given", text: "Слова", lang: "ru", at }}
    />
  ),
  "what is signed": <SignedText petition={petition} href="/x" />,
  "a reply": <FindingReplies replies={[reply]} />,
  "what a deputy says of a vote": (
    <AnnotationLine
      annotation={{
        ...{ voteEventPublicId: "0", personPublicId: "0", reason: "other" },
        ...{ text: "Слова", lang: "ru", at, authorRole: "deputy" },
      }}
    />
  ),
  "a coder's reason": (
    <CodingAnswers
      answers={[
        {
          publicId: "0",
          rating: "broken",
          confidence: "high",
          reason: "Слова",
          lang: "ru",
          clauses: [],
          heading: "1",
        },
      ]}
    />
  ),
  "a decision on an appeal": (
    <AppealOutcomes
      appeals={[
        {
          ...{ publicId: "0", matterKind: "removal", matter: "0", role: "author", appealedAt: at },
          ...{ decidedAt: at, outcome: "upheld", reason: "Слова", reasonLang: "ru" },
        },
      ]}
    />
  ),
}

const words: Readonly<Record<Lang, RegExp>> = {
  kk: /орыс тілінде/g,
  ru: /на русском|по-русски/gi,
  en: /in Russian/g,
}

describe.each(Object.entries(told))("%s", (_, node) => {
  test.each(["kk", "en"] as const)("in Russian is marked as such on a page in %s", (lang) => {
    const markup = render(node, lang)
    const inRussian = markup.match(/<[^>]* lang="ru"/g) ?? []
    const marks = markup.match(/<span class="tongue" data-of="ru">/g) ?? []
    expect(inRussian.length).toBeGreaterThan(0)
    // One mark may serve a title and the text right under it.
    expect(marks.length).toBeGreaterThanOrEqual(Math.ceil(inRussian.length / 2))
    expect(markup.match(words[lang])?.length).toBeGreaterThanOrEqual(marks.length)
  })

  test("is not marked on a page in Russian", () => {
    expect(render(node, "ru")).not.toContain("tongue")
  })
})

describe("a hidden text", () => {
  test.each(langs)("is told in %s, and marked as nothing else", (lang) => {
    const stub = stubOf({ rule: "personal-data", on: "2026-11-24", sha256: "0".repeat(64) })
    const markup = render(<Words text={stub} lang="ru" />, lang)
    expect(markup).not.toMatch(/lang=|tongue/)
  })
})

describe("a translation", () => {
  const person = { name: null, number: "3f2a" }
  const by = { as: "organization", organization: "Adal Uade", person } as const

  test("says of which language it is, who made it and when", () => {
    const note = <TranslationNote from="ru" made={{ text: "x", at, isOlder: false, by }} />
    const markup = render(note).replaceAll("\u00a0", " ")
    expect(markup).toContain("Translated from Russian")
    expect(markup).toMatch(/Adal Uade.*3f2a.*1 September 2026/)
    expect(markup).not.toContain("changed")
  })

  test("says that it is older than its text, and who nobody named", () => {
    const note = <TranslationNote from="ru" made={{ text: "x", at, isOlder: true, by: null }} />
    expect(render(note)).toContain("The text was changed after this translation was made.")
    expect(render(note)).toContain("translator not named")
  })
})

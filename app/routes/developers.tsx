import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { problemBody } from "#app/api/problem.ts"
import { listWrites } from "#app/api/reference-writes.server.ts"
import { curlLine, listReference } from "#app/api/reference.server.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { ReferenceCollection } from "#app/components/reference-collection.tsx"
import { ReferenceWrites } from "#app/components/reference-writes.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { rateTable } from "#app/server/rate-table.ts"

export const meta = titled((t) => t("page.developers"))

export async function loader({ context }: LoaderFunctionArgs) {
  const { house, now, lang } = context
  const { origin } = house
  const collections = await listReference(house, now)
  const problem = { status: 400, code: "unknown-parameter", parameter: "limt" } as const
  const target = "/api/v1/promises?limt=5"
  return {
    collections,
    writes: listWrites(origin),
    lines: {
      first: curlLine(origin, "/api/v1/promises?limit=2"),
      again: curlLine(origin, "/api/v1/people", "--head --compressed "),
      wrong: curlLine(origin, target, `--header 'Accept-Language: ${lang}' `),
      description: curlLine(origin, "/api/v1/openapi.json"),
    },
    problem: JSON.stringify(problemBody(lang, problem), null, 2),
    limits: rateTable.find(({ name }) => name === "api")?.limits,
  }
}

export default function Developers() {
  const { collections, writes } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  return (
    <>
      <PageHead title={t("page.developers")} lead={t("developers.lead")} />
      <HowToAsk />
      <ReferenceWrites writes={writes} />
      <section>
        <h2>{t("developers.collections")}</h2>
        <ul className="reference-list">
          {collections.map(({ name }) => (
            <li key={name}>
              <a href={`#${name}`}>
                <code translate="no">{name}</code>
              </a>
            </li>
          ))}
        </ul>
        {collections.map((collection) => (
          <ReferenceCollection key={collection.name} {...collection} />
        ))}
      </section>
    </>
  )
}

function HowToAsk() {
  const { lines, problem, limits } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  const counts = {
    household: limits?.household?.[0] ?? 0,
    neighbourhood: limits?.neighbourhood?.[0] ?? 0,
  }
  return (
    <>
      <Part name="first" line={lines.first} />
      <Part name="paging" />
      <Part name="since" word="updated_since" />
      <Part name="again" word="If-None-Match" line={lines.again} />
      <Part name="errors" line={lines.wrong}>
        <pre className="shell-line" translate="no">
          {problem}
        </pre>
      </Part>
      <section>
        <h2>{t("developers.limits")}</h2>
        <p>{t("developers.limits-text", counts)}</p>
      </section>
      <Part name="licence" />
      <Part name="description" line={lines.description}>
        <p>
          <a href="/api/v1/openapi.json">{t("developers.description-link")}</a>
        </p>
      </Part>
    </>
  )
}

interface PartProps {
  readonly name: "first" | "paging" | "since" | "again" | "errors" | "licence" | "description"
  /** What stands in an answer or a header and is the same in every language. */
  readonly word?: string
  readonly line?: string
  readonly children?: React.ReactNode
}

function Part({ name, word = "", line, children }: PartProps) {
  const { t } = useLocale()
  return (
    <section>
      <h2>{t(`developers.${name}`)}</h2>
      <p>{t(`developers.${name}-text`, { name: word })}</p>
      {line !== undefined && (
        <pre className="shell-line" translate="no">
          {line}
        </pre>
      )}
      {children}
    </section>
  )
}

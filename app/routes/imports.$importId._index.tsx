import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { askedImport } from "#app/auth/asked-import.server.ts"
import { DifferenceLists } from "#app/components/difference-lists.tsx"
import { Facts } from "#app/components/facts.tsx"
import { ImportDeeds } from "#app/components/import-deeds.tsx"
import { ImportProblems } from "#app/components/import-problems.tsx"
import { ImportStanding } from "#app/components/import-standing.tsx"
import { KeptRows } from "#app/components/kept-rows.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { isBusy, stateOf } from "#app/domain/import-run.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { sayImport } from "#app/i18n/say-import.ts"
import { progressOf } from "#app/imports/progress.server.ts"
import { listDifferences, listKept, listProblems } from "#db/queries/import-reports.server.ts"
import { listCandidatePairs } from "#db/queries/person-pairs.server.ts"

export const handle = { hidden: true }

const title = titled<typeof loader>((t, { run }) => t("imports.run-title", { number: run.id }))

/** While something goes on by itself the page is loaded again: it ships no script that could ask. */
export const meta: typeof title = (page) => {
  const said = title(page) ?? []
  const again = { httpEquiv: "refresh", content: "4" }
  return page.data && isBusy(page.data.run.state) ? [...said, again] : said
}

const mostProblems = 100

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { run } = await askedImport(context, params["importId"])
  const db = context.db.read
  const [differences, kept, problems] = await Promise.all([
    listDifferences(db, run.id),
    listKept(db, run.id),
    listProblems(db, run.id, mostProblems),
  ])
  const left = await listCandidatePairs(db, { limit: mostProblems, importRunId: run.id })
  const shown = { ...run, options: undefined, upload: undefined, accountId: undefined }
  return {
    run: { ...shown, state: stateOf(run) },
    progress: progressOf(run.id) ?? null,
    ...{ differences, kept, problems, left: left.length },
  }
}

export default function ImportRun() {
  const { run, progress, differences, kept, problems, left } = useLoaderData<typeof loader>()
  const { t, path, instant, lang } = useLocale()
  const isTried = run.undoneCount !== null
  return (
    <>
      <PageHead
        title={t("imports.run-title", { number: run.id })}
        crumbs={[{ label: t("imports.title"), href: path("/imports") }]}
        lead={t(`imports.state-${run.state}`)}
      />
      <Facts
        facts={[
          { term: t("imports.what"), value: sayImport(lang, `format-${run.format}`) },
          { term: t("imports.file"), value: <bdi translate="no">{run.file}</bdi> },
          { term: t("imports.when"), value: instant(run.startedAt) },
        ]}
      />
      <ImportStanding run={run} progress={progress} />
      <ImportDeeds run={run} />
      {left > 0 && (
        <p>
          <a href={path("/imports/people")}>{t("merge.run-left", { count: left })}</a>
        </p>
      )}
      {isTried && <KeptRows run={run} kept={kept} />}
      <ImportProblems run={run} problems={problems} />
      <DifferenceLists differences={differences} isDone={run.finishedAt !== null} />
    </>
  )
}

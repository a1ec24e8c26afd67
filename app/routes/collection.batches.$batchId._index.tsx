import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { BatchDeeds } from "#app/components/batch-deeds.tsx"
import { BatchLines } from "#app/components/batch-lines.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { getRuleSet } from "#app/domain/rule-set.server.ts"
import { articleOfReason, lineReasons, lineStates } from "#app/domain/sheet-line.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { askedBatch } from "#app/paper/asked-sheet.server.ts"
import { findNextUndecided, listLines } from "#db/queries/sheet-lines.server.ts"
import type { StoredLine } from "#db/queries/sheet-lines.server.ts"

export const meta = titled((t) => t("collection.batch"))

export async function loader({ params, context }: LoaderFunctionArgs) {
  const account = requireAccount(context)
  const { batch, petition } = await askedBatch(context, params["batchId"])
  const ruleSet = getRuleSet(context.house.ruleSets, petition.ruleSet)
  const [lines, undecided] = await Promise.all([
    listLines(context.db.read, batch.id),
    findNextUndecided(context.db.read, batch.id, account.id),
  ])
  function count(of: (line: StoredLine) => boolean): number {
    return lines.filter(of).length
  }

  return {
    publicId: batch.publicId,
    petition: { publicId: petition.publicId, title: petition.title, lang: petition.lang },
    own: batch.accountId === account.id,
    closed: batch.closedAt !== null,
    seed: batch.seed?.toString("hex") ?? null,
    serials: [...new Set(lines.map(({ serial }) => serial))],
    states: lineStates
      .map((state) => ({ state, count: count((line) => line.state === state) }))
      .filter((row) => row.count > 0),
    reasons: lineReasons
      .map((reason) => ({
        reason,
        count: count((line) => line.reason === reason),
        article: articleOfReason(ruleSet, reason) ?? null,
      }))
      .filter((row) => row.count > 0),
    undecided: undecided !== undefined,
  }
}

export default function Batch() {
  const page = useLoaderData<typeof loader>()
  const { t, path, heading } = useLocale()
  const { petition } = page
  const rekey = page.states.find(({ state }) => state === "rekey")?.count ?? 0
  return (
    <>
      <PageHead
        title={t("collection.batch")}
        crumbs={[{ label: t("collection.workplace"), href: path("/collection") }]}
        lead={
          <a href={path(petitionPath(petition.publicId))} lang={petition.lang}>
            {heading(petition.title)}
          </a>
        }
        below={<p>{t(page.own ? "collection.batch-own" : "collection.batch-other")}</p>}
      />
      <BatchDeeds
        here={path(`/collection/batches/${page.publicId}`)}
        own={page.own}
        closed={page.closed}
        rekey={rekey}
        undecided={page.undecided}
      />
      <BatchLines {...page} />
    </>
  )
}

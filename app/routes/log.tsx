import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Empty } from "#app/components/empty.tsx"
import { LogFacts } from "#app/components/log-facts.tsx"
import { LogCheck, LogContents, LogMeaning } from "#app/components/log-words.tsx"
import { LogSuccessions } from "#app/components/log-successions.tsx"
import { LogWitnesses } from "#app/components/log-witnesses.tsx"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { listSuccessions } from "#app/domain/log-succession.server.ts"
import { tallyLeaves } from "#app/domain/log-tally.server.ts"
import { witnessLag } from "#app/domain/witness-lag.server.ts"
import { noWitnesses } from "#app/domain/witness-policy.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listVerifierKeys } from "#db/queries/log-keys.server.ts"
import { findCheckpoint, findHead, listLogKeys } from "#db/queries/log.server.ts"

export const meta = titled((t) => t("page.log"))

export async function loader({ context }: LoaderFunctionArgs) {
  const { house, db } = context
  const head = await findHead(db.read)
  return {
    site: house.origin,
    isClosed: house.log.state.name === "closed",
    seconds: house.log.publishSeconds,
    types: head ? await tallyLeaves(db.read, head) : [],
    published: head && (await findPublished(db.read, head)),
    successions: await listSuccessions(db.read),
    witnesses: await witnessLag(db.read, house.witnesses ?? noWitnesses),
  }
}

type Reader = LoaderFunctionArgs["context"]["db"]["read"]

async function findPublished(db: Reader, head: NonNullable<Awaited<ReturnType<typeof findHead>>>) {
  const { epoch, origin, vkey, publishedSize: size, publishedAt } = head
  const [checkpoint, keys, allKeys] = await Promise.all([
    findCheckpoint(db, epoch, size),
    listLogKeys(db, epoch),
    listVerifierKeys(db),
  ])
  return {
    ...{ origin, vkey, size, publishedAt },
    root: Buffer.from(checkpoint?.root ?? []).toString("base64"),
    keys,
    formerKeys: allKeys.filter((line) => !keys.some((own) => own.vkey === line)),
  }
}

export default function PublicLog() {
  const loaded = useLoaderData<typeof loader>()
  const { site, isClosed, seconds, types, published, successions, witnesses } = loaded
  const { t } = useLocale()
  return (
    <>
      <PageHead title={t("page.log")} lead={t("log.lead")} />
      {isClosed && (
        <Notice title={t("log.closed")}>
          <p>{t("log.closed-why")}</p>
        </Notice>
      )}
      {published ? (
        <LogFacts published={published} seconds={seconds} />
      ) : (
        <Empty title={t("log.none")} reason={t("log.none-why")} />
      )}
      <LogSuccessions successions={successions} />
      <LogWitnesses witnesses={witnesses} />
      <LogContents types={types} />
      <LogMeaning />
      <LogCheck site={site} />
    </>
  )
}

import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { askedAudit } from "#app/auth/asked-audit.server.ts"
import { AuditResult } from "#app/components/audit-result.tsx"
import { AuditSample } from "#app/components/audit-sample.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { publishSample } from "#app/domain/signature-audit-result.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { findPublishedAudit } from "#db/queries/signature-audits.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("audit.title"))

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { petition, audit, items, refusal } = await askedAudit(context, params["petitionId"])
  const withdrawals = await findPublishedAudit(context.db.read, petition.id, "withdrawals")
  return {
    petition: { publicId: petition.publicId, title: petition.title, lang: petition.lang },
    audit: audit && {
      root: Buffer.from(audit.root).toString("base64"),
      ...{ treeSize: audit.treeSize, population: audit.population },
      ...{ result: audit.result, publishedAt: audit.publishedAt },
    },
    items: items.map(({ position, leafIndex, askedAt, answer, finding }) => {
      return { position, leafIndex, askedAt, answer, finding }
    }),
    refusal,
    withdrawals: withdrawals?.publishedAt ?? null,
  }
}

/** Publishes the result. */
export async function action({ params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { petition, account } = await askedAudit(context, params["petitionId"])
  const outcome = await publishSample(house, petition, account, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: {} }, { status: 409 })
  return redirect(`/${lang}/audit/petitions/${petition.publicId}`, 303)
}

export default function PetitionAudit() {
  const { petition, audit, items, refusal, withdrawals } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, refusal: sentence } = useLocale()
  const here = path(`/audit/petitions/${petition.publicId}`)
  return (
    <>
      <PageHead
        title={t("audit.title")}
        lead={petition.title}
        crumbs={[{ label: t("audit.title"), href: path("/audit/petitions") }]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {refusal && <Notice kind="legal">{sentence(refusal)}</Notice>}
      <section>
        <h2>{t("audit.sample")}</h2>
        {audit?.result && audit.publishedAt !== null && (
          <AuditResult result={audit.result} publishedAt={audit.publishedAt} />
        )}
        {audit ? (
          <AuditSample
            {...{ audit, items, here }}
            mayPublish={refusal === null && audit.publishedAt === null}
          />
        ) : (
          <p>{t("audit.not-drawn")}</p>
        )}
      </section>
      <section>
        <h2>{t("audit.withdrawals")}</h2>
        <p>{t("audit.withdrawals-why")}</p>
        {withdrawals === null && <p>{t("audit.public-withdrawals-none")}</p>}
        <p>
          <a href={`${here}/withdrawals`}>{t("audit.look-withdrawals")}</a>
        </p>
      </section>
    </>
  )
}

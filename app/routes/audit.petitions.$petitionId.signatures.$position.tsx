import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedItem } from "#app/auth/asked-audit.server.ts"
import { AskForm, FindingForm, OpenForm } from "#app/components/audit-forms.tsx"
import { OpenedLeaf } from "#app/components/opened-leaf.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { findings } from "#app/domain/audit-finding.ts"
import { askSigner, openItem, recordFinding } from "#app/domain/signature-audit-deeds.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("audit.title"))

export const Form = z
  .object({ step: z.enum(["open", "ask", "find"]), finding: z.enum(findings).optional() })
  .refine(({ step, finding }) => step !== "find" || finding !== undefined, {
    path: ["finding"],
    error: "form.required",
  })

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { petition, item, refusal, audit } = await askedItem(context, params)
  const { position, leafIndex, askedAt, answer, finding } = item
  return {
    petition: { publicId: petition.publicId, title: petition.title },
    item: { position, leafIndex, askedAt, answer, finding },
    refusal,
    open: refusal === null && audit?.publishedAt === null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, now, lang } = context
  const { petition, item, account } = await askedItem(context, params)
  const form = await parseForm(request, Form)
  if (!form.ok) return data({ ...form, opened: null }, { status: 422 })
  const place = { petition, position: item.position }
  const { step, finding } = form.value
  if (step === "open") {
    const looked = await openItem(house, place, account, now)
    const { values } = form
    if (!looked.ok) return data({ refusal: looked.refusal, values, opened: null }, { status: 409 })
    return data({ values, opened: looked.value })
  }
  const outcome =
    step === "ask"
      ? await askSigner(house, place, account, now)
      : await recordFinding(house, place, finding ?? "unreachable", account, now)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values, opened: null }, { status: 409 })
  }
  const { publicId } = petition
  return redirect(`/${lang}/audit/petitions/${publicId}/signatures/${String(item.position)}`, 303)
}

export default function AuditedSignature() {
  const { petition, item, refusal, open } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const answer = useFormAnswer(sent)
  const { t, path, number, refusal: sentence } = useLocale()
  return (
    <>
      <PageHead
        title={`${t("audit.leaf")} ${number(item.leafIndex)}`}
        lead={petition.title}
        crumbs={[{ label: t("audit.title"), href: path(`/audit/petitions/${petition.publicId}`) }]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {refusal && <Notice kind="legal">{sentence(refusal)}</Notice>}
      {sent?.opened && <OpenedLeaf opened={sent.opened} />}
      {open && (
        <>
          <OpenForm />
          <AskForm item={item} />
          <FindingForm item={item} answer={answer} />
        </>
      )}
    </>
  )
}

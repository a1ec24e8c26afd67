import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { Notice } from "#app/components/notice.tsx"
import { OwnForm } from "#app/components/own-form.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { ReceiptPanel } from "#app/components/receipt-panel.tsx"
import { SignedText } from "#app/components/sign-notices.tsx"
import { SignatureKeeping, SignatureMeasure } from "#app/components/signature-standing.tsx"
import { Steps } from "#app/components/steps.tsx"
import { StopNotice } from "#app/components/stop-notice.tsx"
import { hasReceipt } from "#app/domain/receipt.server.ts"
import { confirmSignature } from "#app/domain/signature.server.ts"
import { findSignatureStatus } from "#app/domain/signature-status.server.ts"
import type { SignatureStatus } from "#app/domain/signature-status.server.ts"
import { beforeOpeningStates, signableStates } from "#app/domain/petition-state.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { dayIn } from "#app/lib/instant.ts"
import type { Day } from "#app/lib/instant.ts"

export const handle = { nav: "petitions", quickExit: true, hidden: true, secretOf: secretIn }

function secretIn({ secret }: { secret: string }) {
  return secret
}

export const meta = titled((t) => t("page.signature"))

/** Shows and changes nothing: mail scanners open every link. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await findSignatureStatus(context.house, params["secret"] ?? "", context.now)
  if (!found) throw data(null, { status: 404 })
  const { petition, confirmedAt, withdrawnAt, ...signature } = found
  const { publicId, title, statement, lang } = petition
  const open = signableStates.includes(petition.state) || petition.state === "seconding"
  const beforeOpening = beforeOpeningStates.includes(petition.state)
  const secret = params["secret"] ?? ""
  return {
    ...signature,
    // The day is all that the page says: that of one signer is rendered like that of any other of this day.
    confirmedOn: confirmedAt && dayIn(defaultZone, confirmedAt),
    withdrawnOn: withdrawnAt && dayIn(defaultZone, withdrawnAt),
    receipt: await receiptIn(context, secret),
    secret,
    petition: { publicId, title, statement, lang, open, beforeOpening },
  }
}

/** Where the receipt lies as a file and as a picture, where the signature is counted. */
async function receiptIn({ house, lang }: LoaderFunctionArgs["context"], secret: string) {
  if (!(await hasReceipt(house, secret))) return null
  const base = `/${lang}/signature/${secret}`
  return { file: `${base}/receipt.tlog-proof`, code: `${base}/receipt-code.svg` }
}

export async function action({ params, context }: ActionFunctionArgs) {
  const secret = params["secret"] ?? ""
  const outcome = await confirmSignature(context.house, secret, context.now)
  if (outcome.ok) return redirect(`/${context.lang}/signature/${secret}`, 303)
  if (outcome.refusal.code === "no-such-signature") throw data(null, { status: 404 })
  return data({ refusal: outcome.refusal, values: {} }, { status: 409 })
}

const titles = {
  pending: "sign.confirm-title",
  counted: "sign.counted",
  withdrawn: "sign.withdrawn-title",
  expired: "sign.expired-title",
  over: "sign.over-title",
  invalidated: "sign.invalidated-title",
  held: "sign.held-title",
} as const satisfies Record<SignatureStatus["status"], string>

/** One that was confirmed and then let go has not simply run out of time. */
function titleOf({ status, heldUntil, confirmedOn }: Shown) {
  if (heldUntil === "opening") return "sign.held-opening-title"
  return status === "expired" && confirmedOn !== null ? "sign.released-title" : titles[status]
}

type Shown = Pick<SignatureStatus, "status" | "heldUntil"> & { readonly confirmedOn: Day | null }

export default function Signature() {
  const signature = useLoaderData<typeof loader>()
  const { status, petition } = signature
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  const isUnderWay = status === "pending" || status === "counted"
  return (
    <>
      <PageHead
        above={isUnderWay && <Steps step={3} of={3} />}
        title={t(titleOf(signature))}
        lead={<Lead />}
      />
      <StopNotice kind="signing" top />
      <ProblemSummary refusal={answer.refusal} />
      {status === "pending" && (
        <OwnForm className="form">
          <Button wide>{t("sign.confirm")}</Button>
        </OwnForm>
      )}
      {signature.measure && (
        <SignatureMeasure
          {...signature.measure}
          href={path(`/appeals/by-letter/${signature.secret}`)}
        />
      )}
      {signature.receipt && <ReceiptPanel {...signature.receipt} />}
      <Onward />
      <SignedText
        petition={petition}
        href={path(petitionPath(petition.publicId))}
        isSigned={signature.confirmedOn !== null}
      />
      {status === "counted" && !petition.beforeOpening && (
        <p>
          <a href={path(`/follow${petitionPath(petition.publicId)}`)}>
            {t("news.follow-petition")}
          </a>
        </p>
      )}
      <SignatureKeeping keeping={signature.keeping} />
      <section>
        <Notice kind="legal" title={t("sign.law")}>
          {t("pattern.legal-effect")}
        </Notice>
      </section>
    </>
  )
}

function Lead() {
  const { status, heldUntil, petition, ...on } = useLoaderData<typeof loader>()
  const { t, day } = useLocale()
  const confirmedOn = on.confirmedOn === null ? "" : day(on.confirmedOn)
  switch (status) {
    case "pending":
      return <>{t(petition.beforeOpening ? "sign.second-confirm-text" : "sign.confirm-text")}</>
    case "counted":
      return (
        <>
          {t("sign.counted-on", { date: confirmedOn })} {t("sign.counted-keep")}
        </>
      )
    case "held":
      return (
        <>
          {t("sign.confirmed-on", { date: confirmedOn })}{" "}
          {t(heldUntil === "opening" ? "sign.held-opening-why" : "sign.held-review-why")}{" "}
          {t("sign.counted-keep")}
        </>
      )
    case "withdrawn":
      return (
        <>
          {t("sign.withdrawn-on", { date: day(on.withdrawnOn ?? "") })} {t("sign.withdrawn-erased")}
        </>
      )
    case "expired":
      return <>{t(on.confirmedOn === null ? "refusal.link-expired" : "sign.released-text")}</>
    case "over":
      return <>{t("refusal.not-open")}</>
    case "invalidated":
      return <>{t("sign.invalidated-by")}</>
  }
}

/** The one thing that can be done next. */
function Onward() {
  const { status, secret, mayWithdraw, petition } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  if (mayWithdraw) {
    return (
      <section>
        <a href={path(`/signature/${secret}/withdrawal`)}>{t("pattern.withdraw")}</a>
      </section>
    )
  }
  if (!petition.open || !(status === "withdrawn" || status === "expired")) return null
  return (
    <section>
      <a href={path(`${petitionPath(petition.publicId)}/sign`)}>{t("sign.sign-again")}</a>
    </section>
  )
}

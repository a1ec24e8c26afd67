import { data } from "@remix-run/node"
import type { ActionFunctionArgs, HeadersArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { sessionCookie } from "#app/auth/cookie.ts"
import { makeBackupCodes } from "#app/auth/own-factors.server.ts"
import { requireSession } from "#app/auth/signed-in.server.ts"
import { ButtonLink } from "#app/components/button.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import type { FormAnswer } from "#app/components/form-answer.ts"
import { PostForm } from "#app/components/form-frame.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { countBackupCodes } from "#db/queries/backup-codes.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("factor.codes"))

export async function loader({ context }: LoaderFunctionArgs) {
  const { account } = requireSession(context)
  return { left: await countBackupCodes(context.db.read, account.id) }
}

/** The session's next cookie. */
export function headers({ actionHeaders }: HeadersArgs): Headers {
  return actionHeaders
}

/** Answers with the codes themselves: nobody, not even the site, can show them again. */
export async function action({ context }: ActionFunctionArgs) {
  const { house, now } = context
  const session = requireSession(context)
  const outcome = await makeBackupCodes(house, session, now)
  if (!outcome.ok) return data({ refused: { refusal: outcome.refusal, values: {} } }, 409)
  const { token, codes } = outcome.value
  const cookie = sessionCookie(house.origin, token, session.account.role)
  return data({ codes }, { headers: { "Set-Cookie": cookie } })
}

export default function BackupCodes() {
  const result = useActionData<typeof action>()
  return result && "codes" in result ? (
    <Shown codes={result.codes} />
  ) : (
    <Make answer={result?.refused} />
  )
}

function Make({ answer }: { answer: FormAnswer | undefined }) {
  const { t, path } = useLocale()
  const { left } = useLoaderData<typeof loader>()
  const { refusal } = useFormAnswer(answer)
  return (
    <>
      <PageHead
        crumbs={[{ label: t("factor.title"), href: path("/account/factors") }]}
        title={t("factor.codes")}
        lead={t("factor.codes-lead")}
      />
      <ProblemSummary refusal={refusal} />
      <div className="stack">
        {left > 0 && <p>{t("factor.codes-left", { count: left })}</p>}
        <p>{t("factor.codes-replace")}</p>
        <PostForm submit={t("factor.codes-make")}>{null}</PostForm>
      </div>
    </>
  )
}

function Shown({ codes }: { codes: readonly string[] }) {
  const { t, path } = useLocale()
  return (
    <>
      <PageHead title={t("factor.codes-shown")} lead={t("factor.codes-shown-lead")} />
      <div className="stack">
        <ol className="backup-codes" translate="no">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <p>
          <ButtonLink href={path("/account/factors?changed=factor")}>
            {t("factor.codes-kept")}
          </ButtonLink>
        </p>
      </div>
    </>
  )
}

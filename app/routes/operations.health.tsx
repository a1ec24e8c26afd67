import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { CheckList } from "#app/components/check-up.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PostForm } from "#app/components/form-frame.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { retryTasks } from "#app/domain/outbox-retry.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listFailedTasks } from "#db/queries/outbox-state.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("health.title"))

export async function loader({ context }: LoaderFunctionArgs) {
  const { db, house } = context
  const [findings, failed] = await Promise.all([house.checkUp?.() ?? [], listFailedTasks(db.read)])
  return { findings, failed, at: context.now }
}

/** Lets the outbox try again at once what failed. */
export async function action({ context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const outcome = await retryTasks(house, requireAccount(context), now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: {} }, { status: 409 })
  return redirect(`/${lang}/operations/health`, 303)
}

export default function Health() {
  const { findings, at } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, instant } = useLocale()
  return (
    <>
      <PageHead
        title={t("health.title")}
        lead={t("health.lead", { at: instant(at) })}
        crumbs={[{ label: t("page.operations"), href: path("/operations") }]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <CheckList findings={findings} />
      <Failed />
    </>
  )
}

function Failed() {
  const { failed } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  if (failed.length === 0) return null
  return (
    <section>
      <h2>{t("health.failed")}</h2>
      <p>{t("health.failed-lead")}</p>
      <ul>
        {failed.map(({ kind, error, many, isGivenUp }) => (
          <li key={`${kind} ${error} ${String(isGivenUp)}`}>
            <code translate="no">
              {kind}: {error}
            </code>{" "}
            {t(isGivenUp ? "health.given-up" : "health.tried-again", { many })}
          </li>
        ))}
      </ul>
      {failed.some(({ isGivenUp }) => !isGivenUp) && (
        <PostForm submit={t("health.retry")}>{null}</PostForm>
      )}
    </section>
  )
}

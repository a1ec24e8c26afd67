import { data } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { ButtonLink } from "#app/components/button.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { TokenForm } from "#app/components/token-form.tsx"
import { TokenList } from "#app/components/token-list.tsx"
import { scopes, tokenDays, tokenLabelLimits } from "#app/domain/api-scope.ts"
import { makeToken, stands } from "#app/domain/api-token.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import type { Instant } from "#app/lib/instant.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { todayAt } from "#app/lib/zone.ts"
import { listApiTokens } from "#db/queries/api-tokens.server.ts"
import type { ApiToken } from "#db/queries/api-tokens.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("token.title"))

export const Form = z.object({
  purpose: textField(tokenLabelLimits),
  scopes: z.array(z.enum(scopes as [(typeof scopes)[number]])).max(scopes.length),
  days: z.enum(tokenDays),
})

export async function loader({ context }: LoaderFunctionArgs) {
  const { id } = requireAccount(context)
  const tokens = await listApiTokens(context.db.read, id)
  return { tokens: tokens.map((token) => shownToken(token, context.now)) }
}

/** Answers with the key itself: nobody, not even the site, can show it again. */
export async function action({ request, context }: ActionFunctionArgs) {
  const account = requireAccount(context)
  const form = await parseForm(request, Form)
  if (!form.ok) return data({ refused: { errors: form.errors, values: form.values } }, 422)
  const { purpose: label, ...order } = form.value
  const outcome = await makeToken(context.house, { label, ...order }, account, context.now)
  if (outcome.ok) return data({ secret: outcome.value.secret })
  return data({ refused: { refusal: outcome.refusal, values: form.values } }, 409)
}

function shownToken(token: ApiToken, now: Instant) {
  const { publicId, label, scopes: may, usedAt, revokedAt } = token
  const over = stands(token, now) ? "stands" : "ended"
  const standing = revokedAt === null ? over : "revoked"
  const days = { madeOn: todayAt(token.createdAt), endsOn: todayAt(token.expiresAt) }
  return { publicId, label, scopes: may, usedAt, standing, ...days } as const
}

export default function Tokens() {
  const { t, path } = useLocale()
  const { tokens } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const answer = useFormAnswer(result && "refused" in result ? result.refused : undefined)
  if (result && "secret" in result) return <Shown secret={result.secret} />
  return (
    <>
      <PageHead
        crumbs={[{ label: t("page.account"), href: path("/account") }]}
        title={t("token.title")}
        lead={t("token.lead")}
        below={<a href={path("/developers")}>{t("token.how")}</a>}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <TokenForm answer={answer} />
      <TokenList tokens={tokens} />
    </>
  )
}

function Shown({ secret }: { secret: string }) {
  const { t, path } = useLocale()
  return (
    <>
      <PageHead title={t("token.shown")} lead={t("token.shown-lead")} />
      <div className="stack">
        <p className="onward-address" translate="no">
          <code>{secret}</code>
        </p>
        <p>
          <ButtonLink href={path("/account/tokens")}>{t("token.kept")}</ButtonLink>
        </p>
      </div>
    </>
  )
}

import { data } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { CodeLetter } from "#app/components/code-letter.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PostForm } from "#app/components/form-frame.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import type { RequestContext } from "#app/context.server.ts"
import { printProfileCode } from "#app/domain/profile-code.server.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { todayAt } from "#app/lib/zone.ts"
import { listPeopleByIds } from "#db/queries/people.server.ts"
import { findProfileCode } from "#db/queries/profile-codes.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("profile.code-title"))

/** @throws a 404 where there is no such code */
async function askedCode({ db }: RequestContext, param: string | undefined) {
  const publicId = readPublicId(param ?? "")
  const code = publicId && (await findProfileCode(db.read, publicId))
  if (!code) throw data(null, { status: 404 })
  return code
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, house } = context
  const { personId, lang, approvedAt, expiresAt, ending } = await askedCode(
    context,
    params["codeId"],
  )
  // In the letter's own language.
  const [person] = await listPeopleByIds(db.read, [personId], lang)
  return {
    origin: house.origin,
    name: person?.name ?? "",
    lang,
    state: approvedAt === null ? "waiting" : expiresAt === null ? "approved" : "printed",
    until: expiresAt === null ? null : todayAt(expiresAt),
    ended: ending !== null,
  } as const
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { house, now } = context
  const { publicId } = await askedCode(context, params["codeId"])
  const outcome = await printProfileCode(house, publicId, requireAccount(context), now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: {} }, 409)
  const { code, expiresAt } = outcome.value
  return data({ letter: { code, until: todayAt(expiresAt) } })
}

export default function PrintCode() {
  const { origin, name, lang, state, until, ended } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const answer = useFormAnswer(result && "refusal" in result ? result : undefined)
  const { t, path, day } = useLocale()
  const letter = result && "letter" in result ? result.letter : undefined
  return (
    <>
      <PageHead
        title={t("profile.code-title")}
        lead={t("profile.code-lead")}
        crumbs={[
          { label: t("page.operations"), href: path("/operations") },
          { label: t("profile.claims"), href: path("/operations/profiles") },
        ]}
        below={<p translate="no">{name}</p>}
      />
      <ProblemSummary refusal={answer.refusal} />
      <p>{t(`profile.code-${state}`, { date: until === null ? "" : day(until) })}</p>
      {letter && <CodeLetter {...{ origin, name, lang, ...letter }} />}
      {!ended && state !== "waiting" && (
        <PostForm submit={t(state === "approved" ? "profile.code-print" : "profile.code-again")}>
          {null}
        </PostForm>
      )}
    </>
  )
}

import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { TextAreaField } from "#app/components/form-field.tsx"
import { PostForm } from "#app/components/form-frame.tsx"
import { OptionList } from "#app/components/option-list.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { reasonLimits } from "#app/domain/accreditation.ts"
import { goOn, stopForAll } from "#app/domain/site-stop.server.ts"
import { stopCauses, stopKinds } from "#app/domain/standing.ts"
import type { StopKind } from "#app/domain/standing.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { listStopsNow } from "#db/queries/site-stops.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("stop.title"))

export const Form = z.object({
  /** `end` lets go on what is stopped. */
  cause: z.enum([...stopCauses, "end"]),
  reason: textField(reasonLimits),
})

function askedKind(param: string | undefined): StopKind {
  const kind = stopKinds.find((known) => known === param)
  if (!kind) throw data(null, { status: 404 })
  return kind
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const kind = askedKind(params["switch"])
  const stops = await listStopsNow(context.db.read)
  return { kind, stop: stops.find((stop) => stop.kind === kind) ?? null }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const kind = askedKind(params["switch"])
  const actor = requireAccount(context)
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const { cause, reason } = form.value
  const outcome =
    cause === "end"
      ? await goOn(house, { kind, reason }, actor, now)
      : await stopForAll(house, { kind, cause, reason }, actor, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  return redirect(`/${lang}/operations/switches`, 303)
}

export default function Switch() {
  const { kind, stop } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, instant } = useLocale()
  return (
    <>
      <PageHead
        title={t(`stop.kind-${kind}`)}
        lead={t(`stop.does-${kind}`)}
        crumbs={[
          { label: t("page.operations"), href: path("/operations") },
          { label: t("stop.title"), href: path("/operations/switches") },
        ]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {stop && (
        <p>
          {t("stop.stopped", { at: instant(stop.since) })}. {t(`stop.cause-${stop.cause}`)}.
        </p>
      )}
      <PostForm submit={t(stop ? "stop.go-on" : "stop.stop")}>
        {stop ? <input type="hidden" name="cause" value="end" /> : <CauseField />}
        <TextAreaField
          name="reason"
          width="full"
          label={t("stop.reason")}
          hint={t("stop.reason-hint")}
          error={answer.errors["reason"]}
          defaultValue={answer.values["reason"]}
        />
      </PostForm>
    </>
  )
}

function CauseField() {
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t } = useLocale()
  return (
    <OptionList
      type="radio"
      name="cause"
      required
      legend={t("stop.cause")}
      error={answer.errors["cause"]}
      options={stopCauses.map((value) => ({
        value,
        label: t(`stop.cause-${value}`),
        chosen: answer.values["cause"] === value,
      }))}
    />
  )
}

import { useLocale } from "#app/i18n/locale.tsx"
import { useFormAnswer } from "./form-answer.ts"
import { PostForm } from "./form-frame.tsx"
import { PageHead } from "./page-head.tsx"
import { organizationPath } from "./paths.ts"
import { ProblemSummary } from "./problem-summary.tsx"

interface MemberDeedProps {
  organization: { publicId: string; name: string }
  /** As the others of the organisation know them. */
  person: string
  title: string
  lead: string
  submit: string
  /** What the action gave where it refused. */
  answer: Parameters<typeof useFormAnswer>[0]
}

/** A page that asks whether something is really to be done with one person of an organisation. */
export function MemberDeed({ organization, person, title, lead, submit, answer }: MemberDeedProps) {
  const { t, path } = useLocale()
  const { refusal } = useFormAnswer(answer)
  return (
    <>
      <PageHead
        title={title}
        lead={lead}
        crumbs={[
          { label: organization.name, href: path(organizationPath(organization)) },
          {
            label: t("organization.manage"),
            href: path(`/organizations/${organization.publicId}/people`),
          },
        ]}
        below={<p translate="no">{person}</p>}
      />
      <ProblemSummary refusal={refusal} />
      <PostForm submit={submit}>{null}</PostForm>
    </>
  )
}

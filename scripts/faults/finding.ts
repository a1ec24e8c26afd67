/** Something a scanner took for a weakness. */
export interface Finding {
  readonly tool: string
  readonly kind: string
  readonly where: string
  readonly told: string
}

interface Explained {
  readonly kind: RegExp
  readonly told: RegExp
  readonly why: string
}

/** What the scanners say of a demo on the loopback that is no weakness, each with its reason. */
const explained: readonly Explained[] = [
  {
    kind: /^Secure Flag cookie$/,
    told: /\b(sid|lang|knock)$/,
    why: "without TLS a browser takes no Secure cookie; over TLS each is Secure, and __Host- where it is a secret",
  },
  {
    kind: /^HTTP Secure Headers$/,
    told: /^Strict-Transport-Security is not set$/,
    why: "a site without TLS promises none; over TLS it is set (tests/server/headers.test.ts)",
  },
  {
    kind: /^HTTP Secure Headers$/,
    told: /^X-XSS-Protection is not set$/,
    why: "browsers have given that filter up, it opened holes of its own; the policy runs no script",
  },
  {
    kind: /^Backup file$/,
    told: /^Backup file \S+\/(areas|people|votes|organizations)\/[0-9a-z]{16}-\S+ found/,
    why: "words after an id are for readers: whatever they are, it is the same public page",
  },
]

/** Why a finding is none; undefined where somebody must look at it. */
export function explanationOf(finding: Finding): string | undefined {
  return explained.find(({ kind, told }) => kind.test(finding.kind) && told.test(finding.told))?.why
}

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
    told: /\b(sid|lang)\b/,
    why: "without TLS a browser takes no Secure cookie; over TLS it is __Host-sid and Secure",
  },
  {
    kind: /^HttpOnly Flag cookie$/,
    told: /^$/,
    why: "every cookie of the site is HttpOnly",
  },
]

/** Why a finding is none; undefined where somebody must look at it. */
export function explanationOf(finding: Finding): string | undefined {
  return explained.find(({ kind, told }) => kind.test(finding.kind) && told.test(finding.told))?.why
}

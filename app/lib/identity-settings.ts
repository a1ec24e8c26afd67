import { z } from "zod"

const claim = z.string().min(1)

/** Settings of the ways in which signers say who they are. None of them is needed: mail works without. */
export const identityVariables = {
  ROLL_KEY_FILE: z.string().min(1).optional(),
  EDS_CA_DIR: z.string().min(1).optional(),
  EDS_CRL_DIR: z.string().min(1).optional(),
  NCANODE_URL: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_SCOPE: claim.default("openid profile email"),
  OIDC_CLAIM_IIN: claim.default("iin"),
  OIDC_CLAIM_FAMILY: claim.default("family_name"),
  OIDC_CLAIM_GIVEN: claim.default("given_name"),
  OIDC_CLAIM_PATRONYMIC: claim.default("middle_name"),
}

type Variables = z.infer<z.ZodObject<typeof identityVariables>>

export interface EdsSettings {
  /** Folder of the certificates of those who are trusted to say who somebody is. */
  readonly caDir: string | undefined
  /** Folder of their revocation lists; without one nothing can be verified here. */
  readonly crlDir: string | undefined
  /** Where an NCANode answers, for messages under Kazakhstan's own algorithms. */
  readonly ncanodeUrl: URL | undefined
}

export interface OidcSettings {
  readonly issuer: URL
  readonly clientId: string
  readonly clientSecret: string | undefined
  readonly scope: string
  /** What the issuer calls what is asked of it. */
  readonly claims: {
    readonly iin: string
    readonly family: string
    readonly given: string
    readonly patronymic: string
  }
}

export interface IdentitySettings {
  readonly rollKeyFile: string | undefined
  readonly eds: EdsSettings | undefined
  readonly oidc: OidcSettings | undefined
}

/** The settings of identity in their own shape; undefined for a way that is not set up. */
export function identitySettings(env: Variables): IdentitySettings {
  const { EDS_CA_DIR: caDir, EDS_CRL_DIR: crlDir, NCANODE_URL: ncanode } = env
  const hasEds = caDir !== undefined || ncanode !== undefined
  return {
    rollKeyFile: env.ROLL_KEY_FILE,
    eds: hasEds ? { caDir, crlDir, ncanodeUrl: ncanode ? new URL(ncanode) : undefined } : undefined,
    oidc: oidcSettings(env),
  }
}

/** What of these settings makes no sense, a sentence each. */
export function identityProblems(env: Variables): string[] {
  const { EDS_CA_DIR: caDir, EDS_CRL_DIR: crlDir, OIDC_ISSUER: issuer } = env
  const problems: string[] = []
  if ((caDir === undefined) !== (crlDir === undefined)) {
    const missing = caDir === undefined ? "EDS_CA_DIR" : "EDS_CRL_DIR"
    problems.push(
      `${missing} is not set: a certificate is verified by its authority and the authority's list together`,
    )
  }
  if (issuer !== undefined && env.OIDC_CLIENT_ID === undefined) {
    problems.push(
      "OIDC_CLIENT_ID is not set: the issuer of OIDC_ISSUER must know this site by a name",
    )
  }
  if (issuer !== undefined && !isSafeIssuer(new URL(issuer))) {
    problems.push("OIDC_ISSUER: the address must begin with https, or be of this very machine")
  }
  return problems
}

/** Tells whether an address is of this very machine. */
export function isLoopback({ hostname }: URL): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(hostname)
}

function isSafeIssuer(issuer: URL): boolean {
  return issuer.protocol === "https:" || isLoopback(issuer)
}

function oidcSettings(env: Variables): OidcSettings | undefined {
  if (env.OIDC_ISSUER === undefined || env.OIDC_CLIENT_ID === undefined) return undefined
  return {
    issuer: new URL(env.OIDC_ISSUER),
    clientId: env.OIDC_CLIENT_ID,
    clientSecret: env.OIDC_CLIENT_SECRET,
    scope: env.OIDC_SCOPE,
    claims: {
      iin: env.OIDC_CLAIM_IIN,
      family: env.OIDC_CLAIM_FAMILY,
      given: env.OIDC_CLAIM_GIVEN,
      patronymic: env.OIDC_CLAIM_PATRONYMIC,
    },
  }
}

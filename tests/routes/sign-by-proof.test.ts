import { afterAll, beforeAll, expect, test } from "vitest"
import { identificationCookie } from "#app/auth/cookie.ts"
import {
  action as begin,
  loader as file,
} from "#app/routes/petitions.$petitionId.sign.eds.challenge.ts"
import {
  action as send,
  loader as eds,
} from "#app/routes/petitions.$petitionId.sign.eds._index.tsx"
import {
  action as sign,
  loader as identified,
} from "#app/routes/petitions.$petitionId.sign.identified.tsx"
import { action as leave, loader as oidc } from "#app/routes/petitions.$petitionId.sign.oidc.tsx"
import { loader as comeBack } from "#app/routes/oidc.callback.ts"
import { loader as form } from "#app/routes/petitions.$petitionId.sign._index.tsx"
import { action as roll } from "#app/routes/petitions.$petitionId.sign.roll.tsx"
import { knownQuery } from "#app/server/query.ts"
import type { IdentitySettings } from "#app/lib/identity-settings.ts"
import { day, later } from "#app/lib/instant.ts"
import type { Db } from "#db/connection.server.ts"
import { visit } from "#tests/support/ask.ts"
import type { Asked } from "#tests/support/ask.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { EdsAuthority } from "#tests/support/eds-authority.ts"
import { enrol, makeIdentityScene, voter } from "#tests/support/identity-scene.ts"
import { openIssuer, signInAt } from "#tests/support/oidc-issuer.ts"
import { now, secrets } from "#tests/support/signing-scene.ts"

const life = { from: "2025-01-01T00:00:00.000Z", to: "2028-01-01T00:00:00.000Z" }
let authority: EdsAuthority
let person: string
let issuer: Awaited<ReturnType<typeof openIssuer>>
let settings: Partial<IdentitySettings>

beforeAll(async () => {
  authority = new EdsAuthority("Test authority", life)
  authority.publish(later(now, -day), later(now, day))
  person = authority.certify()
  issuer = await openIssuer()
  const { caDir, crlDir } = authority
  settings = { eds: { caDir, crlDir, ncanodeUrl: undefined }, oidc: issuer.settings }
})
afterAll(async () => {
  authority.remove()
  await issuer.close()
})

type Handler = (asked: never) => Promise<unknown>

/** A browser that keeps the one cookie it is given, on a site of these ways. */
async function browser(db: Db, accepts: string | null = null) {
  const scene = await makeIdentityScene(db, { accepts }, settings)
  const { house, petition } = scene
  const base = `/kk/petitions/${petition.public_id}/sign`
  const params = { lang: "kk", petitionId: petition.public_id }
  let cookie = ""

  async function ask(handler: Handler, path: string, body?: FormData | URLSearchParams) {
    const asked: Asked = visit({ db, account: null, now, path, params, lang: "kk" })
    const request = new Request(`https://uade.example${path}`, {
      headers: { Cookie: cookie },
      ...(body ? { method: "POST", body } : {}),
    })
    const context = { ...asked.context, house }
    const given = await handler({ ...asked, request, context } as never).catch(
      (thrown: unknown) => thrown,
    )
    if (!(given instanceof Response)) return given
    const set = given.headers.get("set-cookie")
    if (set !== null) cookie = set.slice(0, set.indexOf(";"))
    return given
  }
  function forget() {
    cookie = ""
  }
  return { scene, base, ask, forget, cookie: () => cookie }
}

function consent(more: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({ voter: "on", consent: "on", ...more })
}

function whereTo(answer: unknown): string {
  if (!(answer instanceof Response)) throw new Error(`no redirect: ${JSON.stringify(answer)}`)
  return answer.headers.get("location") ?? ""
}

describeOnBothEngines("signing by a proof", (open) => {
  test("by EDS: a file is made, signed and sent, and the signer's page is led to", async () => {
    const db = await open()
    const { scene, base, ask, forget, cookie } = await browser(db)
    expect(await ask(eds, `${base}/eds`)).toMatchObject({ challenge: null })
    expect(await db.read.selectFrom("identification").selectAll().execute()).toEqual([])
    expect(whereTo(await ask(begin, `${base}/eds/challenge`, new URLSearchParams()))).toBe(
      `${base}/eds`,
    )
    expect(cookie()).toMatch(/^__Host-identity=/)
    expect(identificationCookie("https://uade.example", "x")).toContain("HttpOnly; SameSite=Lax")

    const answer = await ask(file, `${base}/eds/challenge`)
    if (!(answer instanceof Response)) throw new Error("there is no file")
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; /)
    const challenge = new Uint8Array(await answer.arrayBuffer())
    expect(JSON.parse(Buffer.from(challenge).toString("utf8"))).toMatchObject({
      action: "sign",
      pid: scene.petition.public_id,
    })

    const empty = new FormData()
    expect(await ask(send, `${base}/eds`, empty)).toMatchObject({
      data: { errors: { cms: { code: "identity.eds-missing" } } },
    })
    const body = new FormData()
    const cms = authority.sign(challenge, [person])
    body.set("cms", new File([new Uint8Array(cms)], "signed.cms"))
    expect(whereTo(await ask(send, `${base}/eds`, body))).toBe(`${base}/identified`)
    const shown = await ask(identified, `${base}/identified`)
    expect(shown).toMatchObject({ signer: { given: "ЖҰЛДЫЗАЙ", iinEnd: "0004" } })
    expect(JSON.stringify(shown)).not.toContain(voter.iin)

    const kept = cookie()
    forget()
    expect(whereTo(await ask(identified, `${base}/identified`))).toBe(base)
    expect(await ask(sign, `${base}/identified`, consent())).toMatchObject({
      data: { refusal: { code: "identification-lapsed" } },
    })
    expect(kept).not.toBe("")
  })

  test("by EDS: what a program on the computer answers is taken as text, and counts", async () => {
    const db = await open()
    const { scene, base, ask } = await browser(db)
    await ask(begin, `${base}/eds/challenge`, new URLSearchParams())
    const { challenge } = (await ask(eds, `${base}/eds`)) as { challenge: string }
    const body = new FormData()
    body.set("cms", authority.sign(Buffer.from(challenge, "base64"), [person]).toString("base64"))
    await ask(send, `${base}/eds`, body)
    expect(await ask(sign, `${base}/identified`, new URLSearchParams())).toMatchObject({
      data: { errors: { voter: { code: "sign.declare-needed" } } },
    })
    const to = whereTo(await ask(sign, `${base}/identified`, consent()))
    expect(to).toMatch(/^\/kk\/signature\/[\w-]{43}$/)
    const rows = await db.read.selectFrom("signature").select(["state", "assurance"]).execute()
    expect(rows).toEqual([{ state: "counted", assurance: "eds" }])
    expect(await secrets(scene.house)).toEqual([])
  })

  test("by OpenID: the browser that left comes back, and another does not", async () => {
    const db = await open()
    const { base, ask, forget } = await browser(db)
    await ask(leave, `${base}/oidc`, new URLSearchParams())
    const { redirectTo } = (await ask(oidc, `${base}/oidc`)) as { redirectTo: string }
    expect(redirectTo).not.toContain(base)
    const back = await signInAt(redirectTo)
    // The gate drops what it does not know: the answer must come through it whole.
    const query = `?${knownQuery(new URLSearchParams(back)).toString()}`
    expect(whereTo(await ask(comeBack, `/oidc/callback${query}`))).toBe(`${base}/identified`)
    const to = whereTo(await ask(sign, `${base}/identified`, consent()))
    expect(to).toMatch(/^\/kk\/signature\//)
    expect(whereTo(await ask(comeBack, `/oidc/callback${query}`))).toMatch(/^\/kk\/petitions/)
    forget()
    expect(whereTo(await ask(comeBack, `/oidc/callback${query}`))).toBe("/kk/petitions")
  })

  test("by the roll: a match and a mismatch are answered alike", async () => {
    const db = await open()
    const { scene, base, ask } = await browser(db)
    await enrol(db, scene.petition.area_id)
    const { family, given, iin, settlement } = voter
    const fields = { family, given, iin, settlement, email: "voter@uade.example" }
    const right = await ask(roll, `${base}/roll`, consent(fields))
    expect(await secrets(scene.house)).toHaveLength(1)
    const other = consent({ ...fields, family: "Басқа", email: "other@uade.example" })
    const wrong = await ask(roll, `${base}/roll`, other)
    expect([whereTo(wrong), (wrong as Response).status]).toEqual([
      whereTo(right),
      (right as Response).status,
    ])
    expect(await secrets(scene.house)).toHaveLength(1)
  })

  test("a way that the petition leaves out has no page, and is not offered", async () => {
    const db = await open()
    const { base, ask } = await browser(db, "email oidc")
    expect(await ask(form, base)).toMatchObject({ ways: ["email", "oidc"] })
    for (const [handler, way] of [
      [eds, "eds"],
      [file, "eds/challenge"],
    ] as const) {
      expect(await ask(handler, `${base}/${way}`)).toMatchObject({ init: { status: 404 } })
    }
    expect(await ask(begin, `${base}/eds/challenge`, new URLSearchParams())).toMatchObject({
      init: { status: 404 },
    })
  })
})

import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, RequestHandler } from "@remix-run/node"
import { describe, expect, test } from "vitest"
import { deedsFirst } from "#app/server/deeds-first.server.ts"

const address = "https://uade.example/kk/petitions/k3v9x2m4q8ab7tpz/sign"

type Act = (args: ActionFunctionArgs) => Promise<unknown>

/** Sends a form to a page whose deed is this; Remix is one that asks for the action and tells what it got. */
async function send(act: Act, method = "POST") {
  const asked: ActionFunctionArgs[] = []
  let remixAsked = 0
  const handle = deedsFirst(
    (args) => {
      asked.push(args)
      return act(args)
    },
    "/:lang/petitions/:petitionId/sign",
    (action): RequestHandler =>
      async (request, context) => {
        remixAsked += 1
        if (request.method !== "POST") return new Response("the form")
        const args = { request, params: {}, context } as unknown as ActionFunctionArgs
        const given: unknown = await Promise.resolve(action(args)).catch(
          (thrown: unknown) => thrown,
        )
        return new Response(given instanceof Error ? given.message : JSON.stringify(given))
      },
  )
  const body = method === "POST" ? new URLSearchParams({ given: "Samal" }) : null
  const context = {} as Parameters<RequestHandler>[1]
  const answer = await handle(new Request(address, { method, body }), context)
  return { answer, asked, remixAsked }
}

describe("a deed that is done before Remix is asked", () => {
  test("answers its redirect by itself, and has read form and address", async () => {
    const { answer, asked, remixAsked } = await send(async ({ request, params }) => {
      const form = await request.formData()
      return redirect(`/kk/sent/${String(params["petitionId"])}/${String(form.get("given"))}`, 303)
    })
    expect([answer.status, answer.headers.get("location")]).toEqual([
      303,
      "/kk/sent/k3v9x2m4q8ab7tpz/Samal",
    ])
    expect([asked.length, remixAsked]).toEqual([1, 0])
  })

  test.each([
    ["what it says of its form", () => Promise.resolve({ errors: "none" }), '{"errors":"none"}'],
    ["what it throws", () => Promise.reject(new Error("broken")), "broken"],
    ["a refusal that it throws", () => Promise.reject(asError(data(null, { status: 404 }))), ""],
    ["a redirect to elsewhere", () => Promise.resolve(redirect("https://other.example/")), "{}"],
    ["one to nobody's site", () => Promise.resolve(redirect("//other.example/")), "{}"],
  ])("hands Remix %s, and is done once", async (_, act, told) => {
    const { answer, asked, remixAsked } = await send(async ({ request }) => {
      await request.formData()
      return act()
    })
    expect(await answer.text()).toContain(told)
    expect([asked.length, remixAsked]).toEqual([1, 1])
  })

  test("is not done by who only reads the page", async () => {
    const { answer, asked } = await send(() => Promise.resolve(redirect("/kk")), "GET")
    expect([await answer.text(), asked.length]).toEqual(["the form", 0])
  })
})

/** Remix throws what is no Error, too. */
function asError(thrown: unknown): Error {
  return thrown as Error
}

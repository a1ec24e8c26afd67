import { expect } from "vitest"
import { complaintsOfApi } from "#scripts/faults/fuzz/api-answer.ts"
import type { ApiReply } from "#scripts/faults/fuzz/api-answer.ts"

export { complaintsOfApi }
export type { ApiReply }

/** Holds an answer of a running site to the description, where it is one of the API. @param target as asked */
export function expectDescribed(target: string, reply: ApiReply): void {
  if (!/^\/api(\/|$)/.test(new URL(target, "https://uade.example").pathname)) return
  expect(complaintsOfApi(target, reply), target).toEqual([])
}

/** Reads an answer of the API: held to its description first. @returns its JSON */
export async function readApi(target: string, answer: Response): Promise<unknown> {
  const body = await answer.text()
  const type = answer.headers.get("content-type")
  expectDescribed(target, { status: answer.status, type, body })
  return JSON.parse(body)
}

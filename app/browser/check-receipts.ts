import { isAhead, parseEnds } from "#app/domain/receipt-ahead.ts"
import { checkReceipt } from "#app/domain/receipt-check.ts"
import type { ReceiptCheck, TypedPerson } from "#app/domain/receipt-check.ts"
import { fromUtf8 } from "#app/log/bytes.ts"
import { browserDigest } from "#app/log/digest-browser.ts"
import { parseVerifierKey } from "#app/log/signed-note.ts"

/*
 * The script of the page that checks receipts: it reads the file, checks it with the very code of the server,
 * and shows one of the answers that stand ready in the page. Nothing leaves the browser.
 */

const form = document.querySelector<HTMLFormElement>("form[data-receipts]")
if (form) void begin(form)

async function begin(form: HTMLFormElement): Promise<void> {
  // What is typed here has no name in the form: it could not be sent even by mistake.
  for (const hidden of form.querySelectorAll<HTMLElement>("[data-with-script]"))
    hidden.hidden = false
  const carried = await carriedReceipt()
  const note = form.querySelector<HTMLElement>("[data-carried]")
  if (carried !== undefined && note) note.hidden = false
  const file = field(form, "file")
  if (carried !== undefined) file.required = false
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    // While a file is read and checked, what was said of the last one is not to be taken for its answer.
    const result = shownResult()
    if (result) result.hidden = true
    void (file.files?.[0]?.text() ?? Promise.resolve(carried ?? "")).then((text) =>
      check(form, text),
    )
  })
}

/** The receipt behind the `#` of the address, as the QR code carries it: no server ever sees that part. */
async function carriedReceipt(): Promise<string | undefined> {
  const packed = location.hash.slice(1)
  if (packed === "") return undefined
  history.replaceState(null, "", location.pathname)
  try {
    const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))
    return fromUtf8(new Uint8Array(await new Response(stream).arrayBuffer()))
  } catch {
    return undefined
  }
}

function check(form: HTMLFormElement, text: string): void {
  const lines = field(form, "vkeys").value.split("\n")
  const vkeys = lines.flatMap((line) => parseVerifierKey(browserDigest, line.trim()) ?? [])
  const found = checkReceipt(browserDigest, text, { vkeys, person: typedPerson(form) })
  show(found, isAhead(found.said, parseEnds(form.dataset["ends"] ?? "")))
}

/** Who holds the receipt; undefined where nothing was typed: then it is not asked whose it is. */
function typedPerson(form: HTMLFormElement): TypedPerson | undefined {
  const [family, given, patronymic, identifier] = (
    ["family", "given", "patronymic", "identifier"] as const
  ).map((name) => field(form, name).value)
  if (!family && !given && !identifier) return undefined
  return {
    family: family ?? "",
    given: given ?? "",
    patronymic: patronymic ?? "",
    identifier: identifier ?? "",
  }
}

function show({ verdict, steps, said }: ReceiptCheck, isAhead: boolean): void {
  const result = shownResult()
  if (!result) return
  for (const each of result.querySelectorAll<HTMLElement>("[data-verdict]")) {
    each.hidden = each.dataset["verdict"] !== verdict
  }
  for (const [step, outcome] of Object.entries(steps)) {
    for (const each of result.querySelectorAll<HTMLElement>(`[data-step=${step}] [data-outcome]`)) {
      each.hidden = each.dataset["outcome"] !== outcome
    }
  }
  const ahead = result.querySelector<HTMLElement>("[data-ahead]")
  if (ahead) ahead.hidden = !isAhead
  write(result, "index", said.index?.toString())
  write(result, "petition", said.extra?.pid)
  write(result, "signed-on", said.extra?.signedOn)
  write(result, "size", said.checkpoint?.size.toString())
  result.hidden = false
  result.focus()
}

function shownResult(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-result]")
}

function write(result: HTMLElement, name: string, text = "–"): void {
  const place = result.querySelector(`[data-said=${name}]`)
  if (place) place.textContent = text
}

function field(form: HTMLFormElement, name: string): HTMLInputElement {
  const found = form.querySelector<HTMLInputElement>(`[data-field=${name}]`)
  if (!found) throw new Error(`the page has no field ${name}`)
  return found
}

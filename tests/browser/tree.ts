import type { CDPSession, Page } from "playwright-core"

/** What a screen reader is told of a place of the page. */
export interface Told {
  readonly role: string
  readonly name: string
  readonly description: string
  readonly level: number
  /** The element behind it, as it stands in the page. */
  readonly element: DomNode | undefined
}

/** An element as DevTools hands it over. */
interface DomNode {
  readonly backendNodeId: number
  readonly nodeName: string
  readonly nodeType: number
  readonly nodeValue: string
  readonly attributes?: string[]
  readonly children?: DomNode[]
  parent?: DomNode
}

interface AxNode {
  readonly nodeId: string
  readonly parentId?: string
  readonly childIds?: readonly string[]
  readonly ignored: boolean
  readonly role?: { readonly value: string }
  readonly name?: { readonly value: string }
  readonly description?: { readonly value: string }
  readonly properties?: readonly { readonly name: string; readonly value: { value: unknown } }[]
  readonly backendDOMNodeId?: number
}

/** As the DOM numbers it. */
const textNode = 3

const sessions = new WeakMap<Page, Promise<CDPSession>>()

/** The page's accessibility tree in its order, as Chromium hands it to a screen reader. */
export async function readTree(page: Page): Promise<Told[]> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, session)
  const devtools = await session
  const { root } = (await devtools.send("DOM.getDocument", { depth: -1 })) as { root: DomNode }
  const elements = new Map<number, DomNode>()
  index(root, elements)
  const { nodes } = (await devtools.send("Accessibility.getFullAXTree")) as { nodes: AxNode[] }
  return inOrder(nodes)
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, description, properties = [], backendDOMNodeId }) => ({
      role: role?.value ?? "",
      name: (name?.value ?? "").replace(/\s+/g, " ").trim(),
      description: (description?.value ?? "").replace(/\s+/g, " ").trim(),
      level: Number(properties.find((property) => property.name === "level")?.value.value ?? 0),
      element: elements.get(backendDOMNodeId ?? 0),
    }))
}

/** DevTools hands the nodes over level by level; they are read from the first to the last. */
function inOrder(nodes: readonly AxNode[]): AxNode[] {
  const known = new Map(nodes.map((node) => [node.nodeId, node]))
  function below(node: AxNode): AxNode[] {
    const children = (node.childIds ?? []).flatMap((id) => known.get(id) ?? [])
    return [node, ...children.flatMap(below)]
  }
  return nodes.filter(({ parentId }) => parentId === undefined).flatMap(below)
}

function index(node: DomNode, elements: Map<number, DomNode>): void {
  elements.set(node.backendNodeId, node)
  for (const child of node.children ?? []) {
    child.parent = node
    index(child, elements)
  }
}

export function attribute(node: DomNode | undefined, name: string): string | undefined {
  const at = node?.attributes?.findIndex((value, place) => place % 2 === 0 && value === name) ?? -1
  return at < 0 ? undefined : node?.attributes?.[at + 1]
}

/** Whether words here are names, addresses or of another language, and say so. */
export function isMarked(node: DomNode | undefined): boolean {
  if (!node || node.nodeName === "HTML") return false
  const isCode = ["CODE", "PRE", "KBD"].includes(node.nodeName)
  const isOwn =
    attribute(node, "translate") === "no" || attribute(node, "lang") !== undefined || isCode
  return isOwn || isMarked(node.parent)
}

/** The words of an element without those that are marked. */
export function unmarkedText(node: DomNode): string {
  if (node.nodeType === textNode) return node.nodeValue
  return (node.children ?? [])
    .filter((child) => child.nodeType === textNode || !isMarked(child))
    .map(unmarkedText)
    .join(" ")
}

/** What somebody who sees reads beside each field of the page: its id and its label. */
export function visibleLabels(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const fields = document.querySelectorAll<HTMLInputElement>(
      "main input:not([type=hidden]), main select, main textarea",
    )
    return Object.fromEntries(
      [...fields].map((field) => {
        const [label] = field.labels ?? []
        const words = label?.querySelector<HTMLElement>(".option-label") ?? label
        return [field.id, (words?.innerText ?? "").replace(/\s+/g, " ").trim()]
      }),
    )
  })
}

/** Everything that moves for longer than a hundredth of a second. */
export function movements(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>()
    for (const animation of document.getAnimations()) {
      const { duration } = animation.effect?.getComputedTiming() ?? {}
      if (Number(duration) > 10) found.add(`an animation of ${String(duration)} ms`)
    }
    for (const element of document.querySelectorAll("*")) {
      for (const part of [null, "::before", "::after", "::marker", "::details-content"]) {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(
          element,
          part,
        )
        const moving =
          animationName === "none"
            ? transitionDuration
            : `${transitionDuration},${animationDuration}`
        const longest = Math.max(...moving.split(",").map((time) => Number.parseFloat(time)))
        if (longest > 0.01)
          found.add(`${element.tagName}.${element.classList.toString()}${part ?? ""} ${moving}`)
      }
    }
    return [...found]
  })
}

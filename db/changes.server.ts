/** What pages are about: a change of any of it is noted by `touch`. Others than these concern every page. */
export const subjectKinds = [
  "appeal",
  "approval",
  "code_book",
  "log",
  "organization",
  "person",
  "petition",
  /** The petitions against a person: changes with each of them. Its id is the person's. */
  "petitions_against",
  "pledge",
  "removal",
  /** What the site does not do for now: see `standing`. */
  "standing",
  "vote_event",
] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** Something that the public sees: what stands in `subject_version`. */
export interface Subject {
  readonly kind: string
  readonly id: number
}

/** One subject, or all of its kind. */
export type Mark = SubjectKind | `${SubjectKind}:${number}`

const known: ReadonlySet<string> = new Set(subjectKinds)
/** Beyond so many that changed at once, or are remembered, all is taken as changed. */
const mostAtOnce = 1000
const mostRemembered = 100_000

/**
 * The order in which public subjects changed, as far as this process has heard: what was made before a
 * subject's last change, and shows it, is out of date.
 */
export class Changes {
  private ordinal = 0
  private lastOfAll = 0
  private readonly last = new Map<string, number>()
  private readonly watched: { readonly kind: SubjectKind; readonly tell: () => void }[] = []

  /** @param hear what other processes changed since it was asked last */
  constructor(private readonly hear: () => readonly Subject[] | "all" = () => []) {}

  /** How many changes there were: stands while nothing public changes. */
  now(): number {
    this.note(this.hear())
    return this.ordinal
  }

  /** Tells each time when something of a kind may have changed, at once. @returns what ends it */
  watch(kind: SubjectKind, tell: () => void): () => void {
    const watcher = { kind, tell }
    this.watched.push(watcher)
    return () => {
      this.watched.splice(this.watched.indexOf(watcher), 1)
    }
  }

  /** Notes that these changed, together. */
  note(changed: readonly Subject[] | "all"): void {
    if (changed.length === 0) return
    this.enter(changed)
    for (const { kind, tell } of [...this.watched]) {
      if (changed === "all" || changed.some((subject) => subject.kind === kind)) tell()
    }
  }

  private enter(changed: readonly Subject[] | "all"): void {
    this.ordinal += 1
    if (changed === "all" || changed.length > mostAtOnce || this.last.size > mostRemembered) {
      this.forget()
      return
    }
    for (const { kind, id } of changed) {
      if (!known.has(kind)) this.forget()
      this.last.set(kind, this.ordinal).set(`${kind}:${String(id)}`, this.ordinal)
    }
  }

  /** Whether any of these changed after there had been so many changes. */
  since(ordinal: number, marks: readonly Mark[]): boolean {
    return this.lastOfAll > ordinal || marks.some((mark) => (this.last.get(mark) ?? 0) > ordinal)
  }

  private forget(): void {
    this.lastOfAll = this.ordinal
    this.last.clear()
  }
}

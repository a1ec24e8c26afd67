const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

/** The same words without signs that XML 1.0 does not allow. */
export function legal(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|[\ufffe\uffff]|\p{Surrogate}/gu, "")
}

/** Words as they stand in HTML: nothing in them is taken for markup. */
export function escaped(text: string): string {
  return legal(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? "")
}

/** The beginning of a text, so many characters at most, ended at a word. */
export function beginning(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, most).replace(/\s+\S*$/, "")}…`
}

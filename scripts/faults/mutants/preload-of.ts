/** What Node loads before a program so that it runs with a mutant's changes. */
export function preloadOf(mutant: string): string {
  const file = new URL("./preload.ts", import.meta.url)
  file.search = mutant
  return file.href
}

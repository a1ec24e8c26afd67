/** What tells of one person wherever it stands: a mail address, an identification number, a network's, a secret. */
const telling = [
  /[^\s"'<>()[\]:;,/]+(?:@|%40)[^\s"'<>()[\]:;,/]+/gi,
  /(?<!\d)\d{12}(?!\d)/g,
  /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g,
  /(?<![0-9a-z:])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}(?![0-9a-z])/gi,
  /(?<![\w-])(?=[\w-]*\d)[\w-]{32,}(?![\w-])/g,
]

/** A sentence of a library or of another server, without what it may quote of a person. Names it cannot know. */
export function veiled(text: string): string {
  return telling.reduce((rest, pattern) => rest.replaceAll(pattern, "-"), text)
}

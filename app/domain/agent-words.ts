/** The first that fits holds: most browsers also name those that they descend from. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bYaBrowser\//, "Yandex Browser"],
  [/\b(Edg|EdgA|EdgiOS)\//, "Edge"],
  [/\b(OPR|OPT|OPX)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(MiuiBrowser|XiaoMi)\b/, "Mi Browser"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/(Chrome|CriOS|Chromium)\//, "Chrome"],
  [/\bVersion\/.*\bSafari\//, "Safari"],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b|\biPod\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b|\bX11\b/, "Linux"],
]

/**
 * Browser and system in short words, `Firefox, Windows`, for people to know their own devices by; no
 * version and nothing that sets one device apart. Null where neither is known.
 * @param header the User-Agent of a request, which may be anything
 */
export function agentWords(header: string | null | undefined): string | null {
  const sent = (header ?? "").slice(0, 500)
  const known = [named(browsers, sent), named(systems, sent)].filter((word) => word !== undefined)
  return known.length === 0 ? null : known.join(", ")
}

function named(table: readonly (readonly [RegExp, string])[], sent: string): string | undefined {
  return table.find(([pattern]) => pattern.test(sent))?.[1]
}

/**
 * The language of a text of which nobody said it, such as the name of a decision: Kazakh where a letter stands
 * that Russian has not, else Russian where it is Cyrillic; null for what may be in any language. A short name in
 * Kazakh may have none of its own letters: for names of people and places this tells nothing.
 */
export function tongueOf(text: string): "kk" | "ru" | null {
  if (/[әғқңөұүһі]/iu.test(text)) return "kk"
  return /\p{Script=Cyrillic}/u.test(text) ? "ru" : null
}

import type { Named } from "#scripts/demo/words/named.ts"

/** A street or a village in the cases that sentences need. */
export interface PlaceSlots {
  readonly in: string
  readonly to: string
  readonly of: string
}

type Inflect = (name: string) => PlaceSlots

const inflections: Readonly<Record<"street" | "village", Record<keyof Named, Inflect>>> = {
  street: {
    kk: (name) => ({ in: `${name} көшесінде`, to: `${name} көшесіне`, of: `${name} көшесінің` }),
    ru: (name) => ({ in: `на улице ${name}`, to: `на улицу ${name}`, of: `улицы ${name}` }),
    en: (name) => ({ in: `in ${name} Street`, to: `to ${name} Street`, of: `of ${name} Street` }),
  },
  village: {
    kk: (name) => ({ in: `${name} ауылында`, to: `${name} ауылына`, of: `${name} ауылының` }),
    ru: (name) => ({ in: `в селе ${name}`, to: `в село ${name}`, of: `села ${name}` }),
    en: (name) => ({ in: `in ${name}`, to: `to ${name}`, of: `of ${name}` }),
  },
}

/** A place as each language says it. Names are Kazakh words, which Russian does not decline. */
export function placeSlots(
  kind: "street" | "village",
  name: Named,
): Readonly<Record<keyof Named, PlaceSlots>> {
  const inflect = inflections[kind]
  return { kk: inflect.kk(name.kk), ru: inflect.ru(name.ru), en: inflect.en(name.en) }
}

import type { place as english } from "#app/i18n/en/place.ts"

export const place = {
  lead: "Выберите регион, затем округ: там указано, кто Вас представляет.",
  empty: "Регионов пока нет",
  "empty-why": "Регионы и округа появляются вместе с данными представительного органа.",
  inside: "Округа здесь",
  places: "Населённые пункты и улицы округа",
  represented: "Кто здесь представляет избирателей",
  former: "Раньше",
  nobody: "Данных о том, кто сейчас представляет это место, нет.",
  electorate: "Зарегистрировано избирателей",
  "electorate-on": "{count, number} на {date}",
} satisfies Record<keyof typeof english, string>

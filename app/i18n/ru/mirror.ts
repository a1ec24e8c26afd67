import type { mirror as english } from "#app/i18n/en/mirror.ts"

export const mirror = {
  title: "Копия сайта Уәде",
  lead: "Это копия сайта {site}. Время копии: {at}. Здесь обещания, выводы, петиции и весь открытый журнал. Разместить её может кто угодно, и проверить тоже, не спрашивая сам сайт.",
  log: "{leaves, plural, one {В журнале здесь # запись.} few {В журнале здесь # записи.} many {В журнале здесь # записей.} other {В журнале здесь # записи.}} Каждый хеш, корень и число пересчитывает команда:",
  petitions: "Петиции",
  petition: "Петиция",
  state: "Состояние",
  signatures: "Подписей",
  promises: "Обещания",
  promise: "Обещание",
  rating: "Что установлено",
  files: "Файлы",
  "files-text": "В списках выше показаны первые пятьсот. В файлах есть все.",
} as const satisfies Record<keyof typeof english, string>

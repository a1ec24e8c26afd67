import type { mirror as english } from "#app/i18n/en/mirror.ts"

export const mirror = {
  title: "Копия сайта «Уәде»",
  lead: "Это копия сайта {site}. Время копии: {at}. Здесь обещания, оценки, петиции и весь открытый журнал. Разместить её может кто угодно, и проверить тоже, не спрашивая сам сайт.",
  log: "{leaves, plural, one {В журнале здесь # запись.} few {В журнале здесь # записи.} many {В журнале здесь # записей.} other {В журнале здесь # записи.}} Каждый хеш, корень и число пересчитывает команда:",
  petitions: "Петиции",
  petition: "Петиция",
  state: "Состояние",
  signatures: "Подписей",
  promises: "Обещания",
  promise: "Обещание",
  rating: "Что установлено",
  files: "Файлы",
  verdicts: "Оценки",
  reason: "Обоснование",
  given: "Дата",
  replaced: "Заменена более поздней оценкой",
  none: "Пока ничего нет.",
  pages: "На каждой странице ниже показано не больше {most, number}.",
  "files-text": "То же, что на страницах, и всё, что к этому относится, для программ.",
} as const satisfies Record<keyof typeof english, string>

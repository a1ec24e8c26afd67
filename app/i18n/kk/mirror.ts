import type { mirror as english } from "#app/i18n/en/mirror.ts"

export const mirror = {
  title: "Уәде сайтының көшірмесі",
  lead: "Бұл – {site} сайтының көшірмесі. Көшірілген кезі: {at}. Мұнда уәделер, тұжырымдар, петициялар және ашық журнал толық тұр. Көшірмені кез келген адам орналастырып, сол сайттан сұрамай-ақ тексере алады.",
  log: "{leaves, plural, one {Мұндағы журналда # жазба бар.} other {Мұндағы журналда # жазба бар.}} Әр хеш, түбір және сан мына пәрменмен қайта есептеледі:",
  petitions: "Петициялар",
  petition: "Петиция",
  state: "Күйі",
  signatures: "Қол саны",
  promises: "Уәделер",
  promise: "Уәде",
  rating: "Не анықталды",
  files: "Файлдар",
  "files-text": "Жоғарыдағы тізімдерде алғашқы бес жүзі көрсетілген. Файлдарда барлығы бар.",
} as const satisfies Record<keyof typeof english, string>

import type { search as english } from "#app/i18n/en/search.ts"

export const search = {
  label: "Мекенжай, сайлау учаскесі, аты-жөні немесе сөз",
  hint: "Елді мекен, көше мен үй, учаскенің нөмірі, депутаттың тегі немесе уәденің бір сөзі. Қалай жазсаңыз да, қай пернетақтамен терсеңіз де болады.",
  hints: "{count, plural, one {# ұсыныс} other {# ұсыныс}}",
  person: "{count, plural, one {# депутат} other {# депутат}}",
  area: "{count, plural, one {# өңір не округ} other {# өңір мен округ}}",
  place: "{count, plural, one {# мекенжай} other {# мекенжай}}",
  pledge: "{count, plural, one {# уәде} other {# уәде}}",
  petition: "{count, plural, one {# петиция} other {# петиция}}",
  "all-person": "Барлық {count, number} депутат",
  "all-area": "Барлық {count, number} өңір мен округ",
  "all-place": "Барлық {count, number} мекенжай",
  "all-pledge": "Барлық {count, number} уәде",
  "all-petition": "Барлық {count, number} петиция",
  "all-kinds": "Табылғанның бәрі",
  station: "{name} сайлау учаскесі",
  houses: "Үйлер: {houses}",
  odd: "тақ",
  even: "жұп",
  holders: "{count, plural, one {Депутат:} other {Депутаттар:}}",
  close: "{query} деп дәл жазылғаны жоқ. Мынау ұқсас келеді.",
  none: "Ештеңе табылмады",
  "none-why":
    "{query} бойынша ештеңе табылмады. Тегін ғана немесе көшені үй нөмірінсіз жазып көріңіз, не өңірді таңдаңыз.",
} satisfies Record<keyof typeof english, string>

import type { Named } from "#scripts/demo/words/named.ts"

interface Organization {
  readonly key: string
  readonly classification: string
  readonly name: Named
}

/** Invented: two organisations that watch, one that audits, and two lists of parties. */
export const organizations: readonly Organization[] = [
  {
    key: "ashyq-kenes",
    classification: "watchdog",
    name: { kk: "«Ашық кеңес»", ru: "«Ашық кеңес»", en: "Ashyq Kenes" },
  },
  {
    key: "samaltau-esebi",
    classification: "watchdog",
    name: { kk: "«Самалтау есебі»", ru: "«Самалтау есебі»", en: "Samaltau Esebi" },
  },
  {
    key: "tauelsiz-sanaq",
    classification: "auditor",
    name: { kk: "«Тәуелсіз санақ»", ru: "«Тәуелсіз санақ»", en: "Tauelsiz Sanaq" },
  },
  {
    key: "dala-zholy",
    classification: "party",
    name: { kk: "«Дала жолы» тізімі", ru: "Список «Дала жолы»", en: "Dala Zholy list" },
  },
  {
    key: "kokzhiek",
    classification: "party",
    name: { kk: "«Көкжиек» тізімі", ru: "Список «Көкжиек»", en: "Kokzhiek list" },
  },
]

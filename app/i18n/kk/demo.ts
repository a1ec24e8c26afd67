import type { demo as english } from "#app/i18n/en/demo.ts"

export const demo = {
  mailbox: "Көрсетілім кезінде жіберілген хаттар",
  cast: "Ойдан шығарылған адамдар",
} satisfies Record<keyof typeof english, string>

import type { petitionState as english } from "#app/i18n/en/petition-state.ts"

export const petitionState = {
  draft: "Жоба",
  seconding: "Алғашқы қолдар жиналып жатыр",
  "legal-check": "Заңға сәйкестігі тексерілуде",
  "reply-window": "Депутаттың жауабы күтілуде",
  open: "Қол жинау жүріп жатыр",
  paused: "Қол жинау уақытша тоқтатылды",
  "closed-reached": "Аяқталды: шекке жетті",
  "closed-not-reached": "Аяқталды: шекке жетпеді",
  rejected: "Қабылданбады",
  withdrawn: "Автор қайтарып алды",
  moot: "Өзектілігін жойды",
  removed: "Модераторлар жариядан алды",
} satisfies Record<keyof typeof english, string>

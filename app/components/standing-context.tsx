import { createContext, useContext } from "react"
import type { ReactNode } from "react"
import type { ShownStanding, Stop, StopKind } from "#app/domain/standing.ts"

const Context = createContext<ShownStanding>({ readOnly: null, stops: {} })

interface ProviderProps {
  standing: ShownStanding | undefined
  children: ReactNode
}

/** Tells every page in it what the site does not do for now. */
export function StandingProvider({ standing, children }: ProviderProps) {
  if (!standing) return children
  return <Context.Provider value={standing}>{children}</Context.Provider>
}

/** How the site stands. */
export function useStanding(): ShownStanding {
  return useContext(Context)
}

/** What an operator has stopped of this kind; undefined where it runs. */
export function useStop(kind: StopKind): Stop | undefined {
  return useStanding().stops[kind]
}

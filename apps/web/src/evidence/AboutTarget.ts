import { createContext } from 'react'

/** The target that what is shown is about, by its plan and its id; null where it is about none. */
export const AboutTarget = createContext<{ plan: string; target: string } | null>(null)

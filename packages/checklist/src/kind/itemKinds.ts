import { judgement } from './judgement.ts'
import type { Kind } from './kind.ts'
import { text } from './text.ts'

/** The kinds of item that this release can fill. The gate, the command line and the page ask this one table. */
export const itemKinds = { judgement, text } as const satisfies Readonly<Record<string, Kind>>

export type ItemKind = keyof typeof itemKinds

/** Whether an item's kind is one of the table. */
export function isItemKind(kind: string): kind is ItemKind {
  return Object.hasOwn(itemKinds, kind)
}

import { date, month, time } from './calendar.ts'
import { choice, choices } from './choice.ts'
import { computed, info } from './computed.ts'
import { file } from './file.ts'
import { grade } from './grade.ts'
import { judgement } from './judgement.ts'
import type { Kind } from './kind.ts'
import { number } from './number.ts'
import { photo } from './photo.ts'
import { position } from './position.ts'
import { score } from './score.ts'
import { signature } from './signature.ts'
import { group, household, table } from './table.ts'
import { longText, text } from './text.ts'

/** The kinds of item that can be filled. The gate, the services, the command line and the page ask this one table. */
export const itemKinds = {
  judgement,
  grade,
  score,
  number,
  choice,
  choices,
  date,
  month,
  time,
  text,
  longText,
  photo,
  file,
  position,
  signature,
  table,
  household,
  group,
  computed,
  info,
} as const satisfies Readonly<Record<string, Kind>>

export type ItemKind = keyof typeof itemKinds

/** Whether an item's kind is one of the table. */
export function isItemKind(kind: string): kind is ItemKind {
  return Object.hasOwn(itemKinds, kind)
}

/** The kind of an item, or null where an earlier release let an unknown one pass. */
export const kindOf = (kind: string): Kind | null => (isItemKind(kind) ? itemKinds[kind] : null)

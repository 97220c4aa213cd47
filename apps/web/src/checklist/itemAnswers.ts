import { trimmed } from '@duzhan/checklist'
import type { Answers } from '../device/draft.ts'

/** What an item holds: answers by clause, a note, photos. */
export type Item = Readonly<Record<string, unknown>>

/** The answers of a form, item by item: each change is a function of what the item holds by then, however long it took to come. */
export interface ItemAnswers {
  held(path: string): Item
  /** Everything that is held; the same object until something changes. */
  all(): Answers
  change(path: string, by: (held: Item) => Item): void
  /** Hears of every change; returns how to stop. */
  subscribe(listener: () => void): () => void
}

const nothing: Item = Object.freeze({})

/** What an item holds in answers; always the same object where it holds nothing. */
export function itemIn(answers: Answers, path: string): Item {
  const [section = '', item = ''] = path.split('.')
  return answers[section]?.[item] ?? nothing
}

/** Answers with one item changed. What was emptied is absent, and an item that holds nothing more is absent with it. */
export function withItem(answers: Answers, path: string, by: (held: Item) => Item): Answers {
  const [section = '', item = ''] = path.split('.')
  const { [item]: _, ...others } = answers[section] ?? {}
  const held = Object.fromEntries(Object.entries(by(itemIn(answers, path))).filter(([key, value]) => !isEmpty(key, value)))
  return { ...answers, [section]: Object.keys(held).length === 0 ? others : { ...others, [item]: held } }
}

/** Answers as they are sent: every text without blanks around it, none that is only blanks, and no row without anything in it. */
export function tidyAnswers(answers: Answers): Answers {
  return Object.entries(answers).reduce(
    (tidy, [section, items]) =>
      Object.keys(items).reduce((so, item) => withItem(so, `${section}.${item}`, (held) => filledRows(tidyItem(held))), tidy),
    answers,
  )
}

/** An item with every text trimmed, those in its rows as well. */
export function tidyItem(held: Item): Item {
  return mapped(held, (value) =>
    Array.isArray(value) ? value.map((row) => (isRow(row) ? mapped(row, tidyText) : row)) : tidyText(value),
  )
}

/** An item without the rows that nothing was entered into; rows that all were blank were never there. */
function filledRows(held: Item): Item {
  const { rows } = held
  if (!Array.isArray(rows) || rows.length === 0) return held
  const filled = rows.filter((row) => !isRow(row) || Object.keys(row).length > 0)
  return { ...held, rows: filled.length > 0 ? filled : undefined }
}

const tidyText = (value: unknown) => (typeof value === 'string' ? trimmed(value) : value)

function mapped(held: Item, by: (value: unknown) => unknown): Item {
  const entries = Object.entries(held).map(([key, value]) => [key, by(value)])
  return Object.fromEntries(entries.filter(([, value]) => value !== '')) as Item // entries of an item are an item
}

function isRow(value: unknown): value is Item {
  return typeof value === 'object' && value !== null
}

/**
 * An emptied field is absent, not an empty answer, and blanks alone are empty. No, zero and no deduction are answers, and
 * so are no rows where somebody said that there are none.
 */
function isEmpty(key: string, value: unknown): boolean {
  if (typeof value === 'string') return trimmed(value) === ''
  return value === undefined || (Array.isArray(value) && value.length === 0 && key !== 'rows')
}

import type { ItemKind } from '@duzhan/checklist'
import { zh } from '../locales/zh.ts'
import { counted, date, month, type PrintNumber, points, time, withUnit } from './printedNumber.ts'

/**
 * How the figures of a question are shown: as the share of those in order, by what was chosen, as an amount that adds
 * up, as points, from the earliest to the latest, or as how many there are.
 */
export type FigureShape = 'share' | 'choices' | 'amount' | 'points' | 'range' | 'count'

interface FigureView {
  readonly shape: FigureShape
  readonly print: PrintNumber
}

/** What has figures: items of every kind, clauses, and the points of sections. */
type FigureKind = ItemKind | 'clause' | 'section'

const share: FigureView = { shape: 'share', print: withUnit }
const choices: FigureView = { shape: 'choices', print: withUnit }
const count = (word: (count: string, each: string) => string): FigureView => ({ shape: 'count', print: counted(word) })
const words = zh.summary.counted

const views: Readonly<Record<string, FigureView>> = {
  clause: share,
  section: { shape: 'points', print: points },
  judgement: share,
  grade: choices,
  score: { shape: 'points', print: points },
  number: { shape: 'amount', print: withUnit },
  choice: choices,
  choices,
  text: count(words.text),
  longText: count(words.text),
  date: { shape: 'range', print: date },
  month: { shape: 'range', print: month },
  time: { shape: 'range', print: time },
  photo: count(words.photo),
  file: count(words.file),
  position: count(words.position),
  signature: count(words.signature),
  table: count(words.rows),
  household: count(words.rows),
  group: share,
  computed: { shape: 'amount', print: withUnit },
  info: share,
} satisfies Record<FigureKind, FigureView>

/** How figures of a kind are shown; a kind that this page does not know yet is shown by its share. */
export const figureViewOf = (kind: string): FigureView => (Object.hasOwn(views, kind) && views[kind]) || share

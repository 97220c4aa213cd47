import type { Figures } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'
import { figureViewOf } from './figureView.ts'
import { percent } from './printedNumber.ts'

/** What a figure is of. */
export interface Measured {
  kind: string
  unit?: string
  /** A number that does not add up, by the checklist; of per cents none does. */
  isSummed?: false
  max?: number
  order?: readonly string[]
  /** A column of rows: its numbers are totals over the rows of a target, and their mean is one of targets. */
  isOfRows?: boolean
}

/** One line of a figure: what is read first, and what it is made of. */
export interface FigureLine {
  main: string
  small?: string
  /** A choice, with how often it was made. */
  isChoice?: boolean
}

/** Whether a sum of such numbers says anything: per cents do not add up, nor what the checklist says of. */
export const isAddedUp = ({ unit, isSummed }: Measured): boolean => isSummed !== false && unit !== '%'

/** How many of the choices a cell shows; all stand in the panel. */
const topChoices = 3

/** What a cell says of a figure, in few short lines; none where nothing was collected. */
export function figureLines(figures: Figures, measured: Measured): FigureLine[] {
  const { shape } = figureViewOf(measured.kind)
  const lines = shape === 'share' ? [] : linesOf[shape](figures, measured)
  const { share } = figures
  if (share === undefined) return lines
  if (share.value === null) return [...lines, { main: zh.summary.noneJudged }]
  const fraction = zh.summary.fraction(share.numerator, share.denominator)
  if (lines.length === 0) return [{ main: percent(share.value), small: fraction }]
  return [...lines, { main: '', small: zh.summary.good(fraction) }]
}

/** The same in one sentence, for those who hear it. */
export function figureSentence(figures: Figures, measured: Measured): string {
  const { shape } = figureViewOf(measured.kind)
  const { share } = figures
  if (shape === 'share' && share && share.value !== null)
    return zh.summary.share(percent(share.value), share.numerator, share.denominator)
  return zh.summary.sentence(figureLines(figures, measured).map(({ main, small }) => [main, small].filter(Boolean).join(' ')))
}

type Lines = (figures: Figures, measured: Measured) => FigureLine[]

const linesOf: Record<'choices' | 'amount' | 'points' | 'range' | 'count', Lines> = {
  choices({ distribution }, { order }) {
    if (distribution === undefined) return []
    const all = byFrequency(distribution.counts ?? {})
    const top = inOrder(all.slice(0, topChoices), order).map(
      ([choice, count]): FigureLine => ({ main: choice, small: String(count), isChoice: true }),
    )
    if (all.length === 0) return [{ main: '', small: zh.summary.nothingChosen }]
    return all.length > topChoices ? [...top, { main: '', small: zh.summary.more(all.length) }] : top
  },
  amount({ sum, mean, ratio }, measured) {
    const { kind, unit = '', isOfRows = false } = measured
    const { print } = figureViewOf(kind)
    if (ratio !== undefined) return ratio.value === null ? [{ main: zh.states.dash }] : [{ main: printRatio(ratio.value, unit) }]
    const average = printed(mean, (value) => print(value, unit))
    if (average === null) return []
    const total = isAddedUp(measured) ? printed(sum, (value) => print(value, unit)) : null
    if (total === null) return [{ main: average }]
    return isOfRows ? [{ main: total }] : [{ main: total, small: zh.summary.mean(average) }]
  },
  points({ mean, distribution }, { kind, max, order }) {
    const { print } = figureViewOf(kind)
    const average = printed(mean, (value) => print(value, ''))
    if (average === null) return []
    const grades = inOrder(byFrequency(distribution?.counts ?? {}).slice(0, topChoices), order)
    return [
      { main: average },
      ...(max === undefined ? [] : [{ main: '', small: zh.summary.outOf(print(max, '')) }]),
      ...grades.map(([grade, count]): FigureLine => ({ main: '', small: zh.summary.chosen(grade, count) })),
    ]
  },
  range({ min, max }, { kind, unit = '' }) {
    const { print } = figureViewOf(kind)
    const first = printed(min, (value) => print(value, unit))
    const last = printed(max, (value) => print(value, unit))
    if (first === null || last === null) return []
    return first === last ? [{ main: first }] : [{ main: first, small: zh.summary.until(last) }]
  },
  count({ sum }, { kind, unit = '' }) {
    const { print } = figureViewOf(kind)
    const total = printed(sum, (value) => print(value, unit))
    return total === null ? [] : [{ main: total }]
  },
}

const printed = (figure: { value: number | null } | undefined, print: (value: number) => string): string | null =>
  figure === undefined || figure.value === null ? null : print(figure.value)

/** A ratio in its unit: of per cent a hundred make a whole. */
export const printRatio = (value: number, unit: string): string =>
  figureViewOf('number').print(unit === '%' ? value * 100 : value, unit)

/** Choices, the most frequent first. */
export function byFrequency(counts: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(counts).sort(([, a], [, b]) => b - a)
}

/** Choices that have an order of their own, as grades have, in that order. */
export function inOrder(choices: readonly [string, number][], order: readonly string[] = []): [string, number][] {
  const rank = ([choice]: [string, number]) => (order.includes(choice) ? order.indexOf(choice) : order.length)
  return [...choices].sort((a, b) => rank(a) - rank(b))
}

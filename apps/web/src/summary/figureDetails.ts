import type { Figure, Figures } from '@duzhan/contracts'
import type { TargetNoun } from '../locales/zh/targetNoun.ts'
import { zh } from '../locales/zh.ts'
import { isAddedUp, type Measured, printRatio } from './figureLines.ts'
import { type FigureShape, figureViewOf } from './figureView.ts'
import { percent } from './printedNumber.ts'

/** A name and what stands beside it. */
export interface FigureDetail {
  name: string
  value: string
}

const names = zh.summary.measures

/** Which numbers are told of each shape, and by which name. */
const told: Record<FigureShape, readonly (readonly ['sum' | 'mean' | 'min' | 'max', string])[]> = {
  share: [],
  choices: [],
  amount: [
    ['sum', names.total],
    ['mean', names.mean],
    ['min', names.least],
    ['max', names.most],
  ],
  points: [
    ['mean', names.mean],
    ['max', names.highest],
    ['min', names.lowest],
  ],
  range: [
    ['min', names.first],
    ['max', names.last],
  ],
  count: [['sum', names.total]],
}

/** Everything that figures say, name by name, but for choices, which are drawn. `noun` is the word for one target. */
export function figureDetails(figures: Figures, measured: Measured, noun: TargetNoun): FigureDetail[] {
  const { kind, unit = '', max, isOfRows = false } = measured
  const { shape, print } = figureViewOf(kind)
  const numbers = told[shape].flatMap(([measure, name]): FigureDetail[] => {
    const value = figures[measure]?.value
    if (value === undefined || value === null || (measure === 'sum' && !isAddedUp(measured))) return []
    if (isOfRows && measure !== 'sum' && measure !== 'mean') return []
    return [{ name: isOfRows && measure === 'mean' ? zh.summary.meanEach(noun) : name, value: print(value, unit) }]
  })
  const { ratio, share } = figures
  const targets = Math.max(0, ...Object.values(figures).map((figure: Figure) => figure.targets))
  return [
    ...(ratio && ratio.value !== null ? [{ name: names.ratio, value: printRatio(ratio.value, unit) }] : []),
    ...numbers,
    ...(max === undefined ? [] : [{ name: names.full, value: print(max, unit) }]),
    ...(share ? [{ name: names.good, value: shareWords(share) }] : []),
    { name: names.answered, value: zh.summary.ofTargets(targets, noun) },
  ]
}

function shareWords({ value, numerator, denominator, targets }: Figure): string {
  if (value === null) return zh.summary.noneJudged
  const share = zh.summary.share(percent(value), numerator, denominator)
  return targets > denominator ? zh.summary.sentence([share, zh.summary.notApplicable(targets - denominator)]) : share
}

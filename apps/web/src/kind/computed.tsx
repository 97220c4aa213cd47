import { computed as compute, type Outline, type OutlineItem, observationsOf, printComputed } from '@duzhan/checklist'
import { useSyncExternalStore } from 'react'
import { zh } from '../locales/zh.ts'
import { AnswerMark } from '../ui/AnswerMark.tsx'
import type { KindAnswerProps, KindFieldProps, KindTagProps, KindView } from './kindView.ts'
import { kindTitle } from './options.ts'

/** What the numbers of the form come to by now, with the formula in words; or what is still needed for it. */
function Field({ item, outline, answers }: KindFieldProps) {
  const all = useSyncExternalStore(answers.subscribe, answers.all)
  const { figure, lacks } = worked(item, outline, all)
  return (
    <p className="computed">
      <output>{figure ?? '—'}</output>
      <span className="faint">
        {formulaOf(item, outline)}
        {lacks.length > 0 ? `；${zh.kinds.lacks(lacks)}` : ''}
      </span>
    </p>
  )
}

function Answered({ item, outline, answers, result }: KindAnswerProps) {
  const { figure, lacks } = worked(item, outline, answers)
  if (figure === null) return <AnswerMark tone="unanswered">{zh.kinds.lacks(lacks)}</AnswerMark>
  return (
    <>
      <AnswerMark tone={result === 'bad' ? 'bad' : 'plain'}>{figure}</AnswerMark>
      <p className="answer-block faint">{formulaOf(item, outline)}</p>
    </>
  )
}

function Tag({ item }: KindTagProps) {
  const { unit } = item.annotation
  return <span className="tag">{zh.kinds.tag(kindTitle('computed'), unit ?? '')}</span>
}

export const computed: KindView = { Field, Answer: Answered, Tag }

/** The figure as it is printed, from what is observed at the places that it is made of. */
function worked(item: OutlineItem, outline: Outline, answers: unknown): { figure: string | null; lacks: readonly string[] } {
  const { of: places = [] } = item.annotation
  const sources = outline.items.filter(({ path }) => places.some((place) => place === path || place.startsWith(`${path}.`)))
  const result = compute(item, outline, observationsOf({ ...outline, items: sources }, answers))
  if ('lacks' in result) return { figure: null, lacks: result.lacks }
  return { figure: printComputed(item, result.observed.number), lacks: [] }
}

const signs = { sum: ' + ', difference: ' − ', ratio: ' ÷ ' } as const

/** What a computed figure is made of, in words: 计划投入 − 实际投入. */
function formulaOf(item: OutlineItem, { items }: Outline): string {
  const titleAt = (path: string) => {
    const source = items.find((one) => path === one.path || path.startsWith(`${one.path}.`))
    const column = source?.columns.find((one) => one.path === path)
    return column ? `${source?.title}（${column.title}）` : (source?.title ?? path)
  }
  const { function: operation = 'sum', of: places = [] } = item.annotation
  return places.map(titleAt).join(signs[operation])
}

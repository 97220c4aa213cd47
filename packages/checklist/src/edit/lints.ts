import { fillSentence } from '@duzhan/problems'
import { gate } from '../gate/gate.ts'
import { refusalText } from '../gate/refusalText.ts'
import { clausesOf, goodIn, questionsIn } from './clauses.ts'
import { wordsOf } from './columns.ts'
import { type LintRule, lintSentences } from './lintSentences.ts'
import { annotationOf, type Fields, fieldsOf, namesOf, partIn, partsOf, textOf } from './parts.ts'

/** Something to look at: where it is, whether publishing waits for it, and what to do, in Chinese. */
export interface ChecklistNote {
  section: string | null
  item: string | null
  isRefused: boolean
  /** By which rule of ours it was found; null of what the platform refuses. */
  rule: LintRule | null
  message: string
}

/** An indicator of the plan, as far as an item that feeds it must agree with it. */
export interface KnownIndicator {
  code: string
  title: string
  unit: string
  better?: 'higher' | 'lower' | undefined
  /** Whether it is the share of those whose answer is good, as it is where it names no other condition. */
  isOfGood: boolean
}

interface Found {
  item?: string
  rule: LintRule
  detail?: string | number
}

/** Titles longer than this do not stand on a phone. */
const longTitle = 300

/** What the platform refuses of a checklist: the place in its schema, `properties.a.properties.b`, and the sentence. */
export interface RefusedPlace {
  path: string
  message: string
}

/**
 * Everything of a checklist that its author should look at: what the gate refuses, its size above all, what the platform has
 * said besides of the draft that it was sent, and what both let pass that nobody means. Whether a checklist can be filled from
 * end to end stays with the platform: that would bring the shapes of all kinds onto every phone.
 */
export function checklistNotes(
  schema: unknown,
  { indicators = [], refused = [] }: { indicators?: readonly KnownIndicator[]; refused?: readonly RefusedPlace[] } = {},
): ChecklistNote[] {
  const titles = new Map<string, string>()
  const lints = partsOf(schema).flatMap(([key, section], at) => {
    const isSame = partsOf(schema)
      .slice(0, at)
      .some(([, other]) => textOf(other['title']).trim() === textOf(section['title']).trim())
    const items = partsOf(section)
    const own: Found[] = [
      ...titleLints(section),
      ...(isSame ? [{ rule: 'section.same' as const }] : []),
      ...(items.length === 0 ? [{ rule: 'section.empty' as const }] : []),
    ]
    const found = items.flatMap(([item, asked]) => {
      const title = textOf(asked['title']).trim()
      const no = `${textOf(annotationOf(section)['no'])}、${textOf(annotationOf(asked)['no'])}`
      const before = titles.get(title)
      if (title !== '') titles.set(title, before ?? no)
      const same: Found[] = before === undefined || title === '' ? [] : [{ rule: 'title.same', detail: before }]
      return [...same, ...titleLints(asked), ...itemLints(asked, indicators)].map((one) => ({ ...one, item }))
    })
    return [...own, ...found].map((one) => noteOf(key, one))
  })
  const ofGate = gate(schema).map((one) => refusedNote({ path: one.path.replaceAll('/', '.'), message: refusalText(one, 'zh') }))
  const told = new Set(ofGate.map(sayingOf))
  return [...ofGate, ...refused.map(refusedNote).filter((note) => !told.has(sayingOf(note))), ...lints]
}

function titleLints(part: Fields): Found[] {
  const title = textOf(part['title']).trim()
  if (title === '') return [{ rule: 'title.blank' }]
  return title.length > longTitle ? [{ rule: 'title.long', detail: title.length }] : []
}

function itemLints(item: Fields, indicators: readonly KnownIndicator[]): Found[] {
  const annotation = annotationOf(item)
  const value = partIn(item, 'value')
  const words = wordsOf(value)
  const code = fieldsOf(item['x-indicator'])['code']
  const indicator = indicators.find((one) => one.code === code)
  const unit = textOf(annotation['unit'] ?? value['x-unit'])
  return [
    ...clauseLints(item),
    ...feedLints(item, indicators),
    ...(annotation['kind'] === 'grade' && namesOf(annotation['bad']).length === 0 ? [{ rule: 'grade.no-bad' as const }] : []),
    ...(words.length === 1 ? [{ rule: 'words.single' as const }] : []),
    ...(words.includes('选项一') ? [{ rule: 'words.new' as const }] : []),
    ...(annotation['kind'] === 'computed' && namesOf(annotation['of']).length === 0 ? [{ rule: 'computed.of' as const }] : []),
    ...(annotation['kind'] === 'number' && indicator && indicator.unit !== unit
      ? [{ rule: 'indicator.unit' as const, detail: indicator.unit }]
      : []),
    ...(value['x-finding'] !== undefined && value['minimum'] === undefined && value['maximum'] === undefined
      ? [{ rule: 'finding.bounds' as const }]
      : []),
  ]
}

/** Where good answers would raise a figure that is better the lower it is. */
function feedLints(item: Fields, indicators: readonly KnownIndicator[]): Found[] {
  const own = annotationOf(item)['kind'] === 'grade' ? [fieldsOf(item['x-indicator'])['code']] : []
  const fed = new Set([...own, ...clausesOf(item).map(({ indicator }) => indicator)])
  return indicators.flatMap(({ code, title, better, isOfGood }) =>
    fed.has(code) && isOfGood && better === 'lower' ? [{ rule: 'indicator.better' as const, detail: title }] : [],
  )
}

function clauseLints(item: Fields): Found[] {
  const clauses = clausesOf(item)
  return clauses.flatMap(({ title, good }, at): Found[] => {
    const count = questionsIn(title).length
    const isSame = clauses.slice(0, at).some((other) => other.title.trim() === title.trim())
    return [
      ...(count > 1 ? [{ rule: 'clause.several' as const, detail: count }] : []),
      ...(count === 1 && good === 'yes' && goodIn(title) === 'no' ? [{ rule: 'clause.good' as const, detail: title }] : []),
      ...(isSame ? [{ rule: 'clause.same' as const, detail: title }] : []),
    ]
  })
}

const noteOf = (section: string, { item, rule, detail }: Found): ChecklistNote => ({
  ...{ section, item: item ?? null, isRefused: false, rule },
  message: fillSentence(lintSentences[rule].zh, (name) => (name === 'detail' && detail !== undefined ? String(detail) : null)),
})

const sayingOf = ({ section, item, message }: ChecklistNote): string => `${section} ${item} ${message}`

/** What is refused, at the item that its place lies in. */
function refusedNote({ path, message }: RefusedPlace): ChecklistNote {
  const [, section, , item] = /^\.?properties\.([^.]+)(\.properties\.([^.]+))?/.exec(path) ?? []
  return { section: section ?? null, item: item ?? null, isRefused: true, rule: null, message }
}

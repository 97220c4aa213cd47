import { isRecord } from '../json/typeOf.ts'
import { type FindingSetting, findingRule, findingSetting } from './findingRule.ts'
import { freeKey, moved } from './lists.ts'
import { newClause } from './newItem.ts'
import {
  annotationOf,
  type Fields,
  fieldsOf,
  isWrittenSame,
  namesOf,
  partIn,
  partsOf,
  requiredIn,
  textOf,
  withField,
  withOption,
  withThose,
} from './parts.ts'

export type Good = 'yes' | 'no'

/** One question of a judgement as its author sees it. */
export interface EditedClause {
  key: string
  title: string
  good: Good
  /** Whether 不适用 can be answered. */
  hasNa: boolean
  /** The code of the shared indicator that it feeds. */
  indicator: string | null
  finding: FindingSetting | null
}

const badAnswer = (good: Good): Good => (good === 'yes' ? 'no' : 'yes')
const isClause = (part: Fields): boolean => annotationOf(part)['kind'] === 'clause'
const goodOf = (clause: Fields): Good => (annotationOf(clause)['good'] === 'no' ? 'no' : 'yes')

/** The questions of a judgement, in their order; none of an item of another kind. */
export const clausesOf = (item: Fields): EditedClause[] =>
  partsOf(item).flatMap(([key, clause]) => {
    if (!isClause(clause)) return []
    const good = goodOf(clause)
    const { code } = fieldsOf(clause['x-indicator'])
    const read = (when: unknown) =>
      isWrittenSame(when, { const: badAnswer(good) }) ? ({ kind: 'bad' } as const) : ({ kind: 'kept' } as const)
    return [
      {
        ...{ key, title: textOf(clause['title']), good, hasNa: namesOf(clause['enum']).includes('na') },
        indicator: typeof code === 'string' ? code : null,
        finding: findingSetting(clause['x-finding'], read),
      },
    ]
  })

/** The condition that an item meets as soon as one of its questions has the bad answer; undefined where it has no questions. */
export function badCondition(item: Fields): Fields | undefined {
  const bad = partsOf(item).flatMap(([key, clause]): Fields[] =>
    isClause(clause) ? [{ properties: { [key]: { const: badAnswer(goodOf(clause)) } }, required: [key] }] : [],
  )
  return bad.length > 1 ? { anyOf: bad } : bad[0]
}

/** An item whose questions changed: what it asks for with a bad answer, it asks for with the bad answers there are now. */
function rejudged(before: Fields, after: Fields): Fields {
  const [was, is] = [badCondition(before), badCondition(after)]
  if (was === undefined || is === undefined || isWrittenSame(was, is)) return after
  const evidence = after['x-evidence']
  const noted = isWrittenSame(after['if'], was) ? { ...after, if: is } : after
  return isRecord(evidence) && isWrittenSame(evidence['when'], was)
    ? { ...noted, 'x-evidence': { ...evidence, when: is } }
    : noted
}

/** Writes one question anew. What is not named stays, and so does everything else of the item. */
export function withClause(item: Fields, key: string, change: Partial<Omit<EditedClause, 'key'>>): Fields {
  const clause = partIn(item, key)
  if (!isClause(clause)) return item
  const good = change.good ?? goodOf(clause)
  const rule = clause['x-finding']
  const turned = withOption(clause, 'good', good)
  const isBad = isRecord(rule) && isWrittenSame(rule['when'], { const: badAnswer(goodOf(clause)) })
  const kept = isBad ? { ...rule, when: { const: badAnswer(good) } } : rule
  const finding = change.finding
  const said = finding === undefined ? kept : (finding ?? undefined) && ruleOf(kept, finding as FindingSetting, good) // not null here
  const answered = change.hasNa === undefined ? turned : withNa(turned, change.hasNa)
  const fed =
    change.indicator === undefined
      ? answered
      : withField(
          answered,
          'x-indicator',
          change.indicator === null ? undefined : { ...fieldsOf(clause['x-indicator']), code: change.indicator },
        )
  const titled = change.title === undefined ? fed : { ...fed, title: change.title }
  const properties = { ...fieldsOf(item['properties']), [key]: withField(titled, 'x-finding', said) }
  return rejudged(item, { ...item, properties })
}

const ruleOf = (standing: unknown, finding: FindingSetting, good: Good): Fields =>
  findingRule(standing, finding, finding.when.kind === 'bad' ? { const: badAnswer(good) } : undefined)

function withNa(clause: Fields, hasNa: boolean): Fields {
  const answers = namesOf(clause['enum']).filter((answer) => answer !== 'na')
  const said = annotationOf(clause)['na'] === undefined ? clause : withOption(clause, 'na', hasNa)
  return { ...said, enum: hasNa ? [...answers, 'na'] : answers }
}

/** The questions of a judgement in another order, with others among them, or without some. At least one stays. */
export function withClauses(item: Fields, clauses: readonly (readonly [string, Fields])[]): Fields {
  if (clauses.length === 0) return item
  const known = partsOf(item).map(([key]) => key)
  const required = clauses.map(([key]) => key).filter((key) => !known.includes(key) || requiredIn(item).includes(key))
  return rejudged(item, withThose(item, isClause, { those: clauses, required }))
}
const standing = (item: Fields) => partsOf(item).filter(([, part]) => isClause(part))

/** A judgement with one more question at its end, which must be answered. */
export function withNewClause(item: Fields, title: string): Fields {
  const key = freeKey(
    'clause',
    partsOf(item).map(([name]) => name),
  )
  return withClauses(item, [...standing(item), [key, newClause(title)]])
}

/** A judgement with a question in another place, or without it where there is none; its last one stays. */
export function movedClause(item: Fields, from: number, to: number | null): Fields {
  const clauses = standing(item)
  return withClauses(item, to === null ? clauses.filter((_, at) => at !== from) : moved(clauses, from, to))
}

const question = /是否|有无|能否|是不是/

/**
 * The questions that a title asks: one for each part between commas or semicolons that asks something; what asks nothing
 * belongs to the question behind it, or to the last one. A title that asks one thing is one question.
 */
export function questionsIn(title: string): string[] {
  const found: string[] = []
  let waiting = ''
  for (const part of title.split(/(?<=[，,；;])/)) {
    if (question.test(part)) {
      found.push(waiting + part)
      waiting = ''
    } else waiting += part
  }
  const last = found.pop()
  const all = last === undefined ? [title] : [...found, last + waiting]
  return all.map((one) => one.trim().replace(/[，,；;]$/, '')).filter((one) => one !== '')
}

const asksForBad = /是否(仍|还)?(存在|居住在|出现|发生)|有无(缺|违|拖|虚)|辍学|白色垃圾|超标|缺水|违规|拖欠|虚报|漏评|错退/

/** Which answer the wording of a question makes the good one, for its author to confirm. */
export const goodIn = (title: string): Good => (asksForBad.test(title) ? 'no' : 'yes')

/**
 * A judgement of one question as one of all the questions that its title asks. The first keeps the settings that there were;
 * its good answer too, unless that was the one which the whole title had suggested.
 */
export function splitItem(item: Fields): Fields {
  const [only, ...more] = standing(item)
  const title = textOf(item['title'])
  const [first, ...others] = questionsIn(title)
  if (only === undefined || more.length > 0 || first === undefined || others.length === 0) return item
  const [key, clause] = only
  const isSuggested = goodOf(clause) === goodIn(title)
  const begun = withClause(item, key, { title: first, ...(isSuggested && { good: goodIn(first) }) })
  return others.reduce<Fields>((so, question) => {
    const added = withNewClause(so, question)
    const fresh = clausesOf(added).at(-1)
    return fresh ? withClause(added, fresh.key, { good: goodIn(question) }) : added
  }, begun)
}

/** One judgement of the questions of several; their own titles, notes and photos are the first one's. */
export function mergedClauses(items: readonly Fields[]): Fields | undefined {
  const [first, ...others] = items
  if (first === undefined || items.some((item) => standing(item).length === 0)) return undefined
  const taken = partsOf(first).map(([key]) => key)
  const more = others.flatMap(standing).map(([, clause]) => {
    const key = freeKey('clause', taken)
    taken.push(key)
    return [key, clause] as const
  })
  const title = items.map((item) => textOf(item['title'])).join('；')
  return { ...withClauses(first, [...standing(first), ...more]), title: title.slice(0, 300) }
}

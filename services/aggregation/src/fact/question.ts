import { mostPoints, type Outline, type OutlineColumn, type OutlineItem, type SubSchema } from '@duzhan/checklist'

/** What is asked, or reckoned, at one path of a checklist. */
export interface Question {
  readonly path: string
  readonly title: string
  readonly kind: string
  readonly unit?: string
  /** Of a number that does not add up over targets, and has a mean only. */
  readonly isSummed?: false
  /** Of a clause: the answer that is good. */
  readonly good?: 'yes' | 'no'
  /** Of grades: their order, as it is printed. */
  readonly order?: readonly string[]
  /** Of points: the most that can be had. */
  readonly max?: number
  /** The code of the indicator of the plan that it feeds. */
  readonly indicator?: string
}

/** The question of an item as a whole. */
export function questionOf({ path, title, kind, annotation, schema, clauses }: OutlineItem): Question {
  const value = schema.properties?.['value']
  const unit = annotation.unit ?? annotation.each ?? schema['x-unit'] ?? value?.['x-unit']
  const [clause, ...others] = clauses
  const feeds = schema['x-indicator'] ?? (others.length === 0 ? clause?.indicator : undefined) // the only clause is the whole item
  const apart = annotation.sum === false && { isSummed: false as const }
  return {
    ...{ path, title, kind, ...withUnit(unit), ...apart, ...orderOf(kind, value), ...feeding(feeds) },
    ...(kind === 'score' && { max: mostPoints(schema) }),
  }
}

/** The questions within an item that have figures of their own: its clauses, or columns. */
export function partsOf({ clauses, columns, kind }: OutlineItem): Question[] {
  if (clauses.length > 0)
    return clauses.map(({ path, title, good, indicator }) => ({ path, title, kind: 'clause', good, ...feeding(indicator) }))
  return columns.filter((column) => kind === 'group' || countsOverRows.includes(column.kind)).map(questionOfColumn)
}

/** Over rows numbers are added up and words counted; a date or a text in a row has no figure. */
const countsOverRows: readonly OutlineColumn['kind'][] = ['number', 'grade', 'choice', 'choices']

function questionOfColumn({ path, title, kind, schema }: OutlineColumn): Question {
  const unit = withUnit(schema['x-item']?.unit ?? schema['x-unit'])
  return { path, title, kind, ...unit, ...orderOf(kind, schema), ...feeding(schema['x-indicator']) }
}

/** The question of all points of a checklist, with its grades from the best down. */
export function scoreQuestion({ items, root }: Outline): Question {
  const grades = [...(root['x-score']?.grades ?? [])].sort((one, other) => other.from - one.from)
  return { path: 'score', title: '', kind: 'score', max: most(items), order: grades.map(({ title }) => title) }
}

/** The question of a section's points. */
export function sectionQuestion({ key, title, items }: Outline['sections'][number]): Question {
  return { path: key, title, kind: 'section', max: most(items) }
}

const known = new WeakMap<Outline, ReadonlyMap<string, Question>>()

/** All questions of a checklist by their paths, put together once for each outline. */
export function questionsOf(outline: Outline): ReadonlyMap<string, Question> {
  const questions = known.get(outline) ?? questionsIn(outline)
  known.set(outline, questions)
  return questions
}

function questionsIn(outline: Outline): ReadonlyMap<string, Question> {
  const asked = outline.items.flatMap((item) => [questionOf(item), ...partsOf(item)])
  const all = [scoreQuestion(outline), ...outline.sections.map(sectionQuestion), ...asked]
  return new Map(all.map((question) => [question.path, question]))
}

/** The most points that items give, without those beside the total. */
const most = (items: readonly OutlineItem[]): number =>
  items.reduce((sum, { kind, annotation, schema }) => sum + (kind === 'score' && !annotation.bonus ? mostPoints(schema) : 0), 0)

const withUnit = (unit: string | undefined): { unit?: string } => (unit === undefined ? {} : { unit })

const feeding = (indicator: { code: string } | undefined): { indicator?: string } =>
  indicator ? { indicator: indicator.code } : {}

const orderOf = (kind: string, schema: SubSchema | undefined): { order?: string[] } =>
  kind === 'grade' ? { order: (schema?.enum ?? []).map(String) } : {}

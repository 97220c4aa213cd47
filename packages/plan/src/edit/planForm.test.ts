import { describe, expect, it } from 'vitest'
import { checkPlan } from '../check/checkPlan.ts'
import { readPlan } from '../check/readPlan.ts'
import { schemaPaths } from '../effects/schemaPaths.ts'
import { planJsonSchema } from '../schema/planJsonSchema.ts'
import type { Plan } from '../schema/planSchema.ts'
import { smallPlan } from '../test/smallPlan.ts'
import { fieldWords } from '../wording/fieldWords.ts'
import { type Edit, edited, valueAt } from './editing.ts'
import { alongWith, namedElements, newKey, newValue } from './newElement.ts'
import { type NamedField, type PlanField, planForm } from './planForm.ts'

/** Every field below one, and it. */
function fieldsIn(one: NamedField): NamedField[] {
  const inside = (field: PlanField): NamedField[] => {
    if (field.kind === 'group') return field.fields.flatMap(fieldsIn)
    if (field.kind === 'kinds') return field.kinds.flatMap(({ fields }) => fields.flatMap(fieldsIn))
    return field.kind === 'list' || field.kind === 'named' ? inside(field.of) : []
  }
  return [one, ...inside(one.field)]
}
const fields = planForm().flatMap(fieldsIn)
function at(path: string): PlanField {
  const found = fields.find((field) => field.path === path)
  if (!found) throw new Error(`no field ${path}`)
  return found.field
}

describe('the form of a plan', () => {
  it('has every field of the schema, but for what has an editor of its own', () => {
    const inForm = new Set(fields.map(({ path }) => path))
    const lacking = schemaPaths(planJsonSchema()).filter((path) => !inForm.has(path) && !/\.kind$/.test(path))
    expect(lacking).toEqual([])
  })

  it('calls every field and every value that may be chosen by words', () => {
    expect(fields.map(({ path }) => path).filter((path) => fieldWords(path) === undefined)).toEqual([])
    const choicesOf = (field: PlanField) =>
      field.kind === 'choice' ? field.choices : field.kind === 'kinds' ? field.kinds : field.kind === 'list' ? [] : []
    for (const { path, field } of fields) {
      const one = field.kind === 'list' ? field.of : field
      for (const { value, words } of choicesOf(one)) expect([path, value, /[一-鿿]/.test(words.zh)]).toEqual([path, value, true])
    }
  })

  it('knows how each is filled', () => {
    expect(at('period.start')).toEqual({ kind: 'date' })
    expect(at('phases.key')).toEqual({ kind: 'key' })
    expect(at('phases.goal')).toEqual({ kind: 'text', isLong: true, most: 2000 })
    expect(at('jurisdiction')).toEqual({ kind: 'region' })
    expect(at('duties.visits.times')).toEqual({ kind: 'number', isWhole: true, least: 1, most: 31 })
    expect(at('duties.owed.when.hour')).toEqual({ kind: 'hour' })
    expect(at('duties.owed.when.during.start')).toEqual({ kind: 'date' })
    expect(at('cycles.endsOn')).toMatchObject({ kind: 'choice', choices: [{ value: 'last' }], numbers: { least: 1, most: 31 } })
    expect(at('duties.owed.when.dueDay')).toMatchObject({ choices: [{ value: 'last' }, { value: 'lastWorkingDay' }] })
    expect(at('resources.per')).toEqual({ kind: 'mark', value: 'target' })
    expect(at('targetKinds.attributes.properties.*.x-sum')).toEqual({ kind: 'mark', value: false })
    expect(at('targetLists.rules.where')).toEqual({ kind: 'condition' })
    expect(at('targetLists.targetKinds')).toEqual({ kind: 'list', of: { kind: 'reference', part: 'targetKinds' }, least: 1 })
    expect(at('checklists.schema')).toEqual({ kind: 'questions' })
    expect(at('checklists.uiSchema')).toEqual({ kind: 'apart' })
    expect(at('removes')).toEqual({ kind: 'leftOut' })
  })

  it('tells the ways of saying when something is owed apart', () => {
    const when = at('duties.owed.when')
    expect(when.kind === 'kinds' && when.kinds.map(({ value }) => value)).toEqual([
      'cycle',
      'windows',
      'date',
      'event',
      'closeOut',
      'release',
    ])
  })
})

describe('a field that names an element', () => {
  it('names one of the part in which the check of the plan looks for it', () => {
    const list = (field: PlanField) => (field.kind === 'list' ? field.of : field)
    // of these the check itself knows better: another duty must be a self-check of the same targets
    const own = new Set(['duties.owed.verifies'])
    for (const { path, field } of fields) {
      const reference = list(field)
      if (reference.kind !== 'reference' || own.has(path)) continue
      const document = withField(path, field.kind === 'list' ? ['nowhere'] : 'nowhere')
      const faults = faultsOf(document)
      expect([path, faults.some(({ code, message }) => code === 'reference.unknown' && message.includes('nowhere'))]).toEqual([
        path,
        true,
      ])
    }
  })
})

/** The small plan with an element in the list that a path leads through, and a value in the field at its end. */
function withField(path: string, value: unknown): unknown {
  const names = path.split('.')
  let document: unknown = smallPlan()
  let place: (string | number)[] = []
  let form = planForm()
  names.forEach((name, step) => {
    const field = form.find((one) => one.name === name)
    if (!field) throw new Error(`${path} has no ${name}`)
    place = [...place, name]
    if (step === names.length - 1) {
      document = edited(document, { act: 'set', at: place, value })
      return
    }
    const inner = field.field.kind === 'list' ? field.field.of : field.field
    const kind =
      inner.kind === 'kinds' ? inner.kinds.find(({ fields: own }) => own.some((one) => one.name === names[step + 1])) : undefined
    form = kind?.fields ?? (inner.kind === 'group' ? inner.fields : [])
    const fresh = kind
      ? { ...(newValue({ kind: 'group', fields: kind.fields }, document, name) as object), kind: kind.value }
      : newValue(inner, document, name, ['x'])
    if (field.field.kind === 'list') {
      document = edited(document, { act: 'set', at: place, value: [fresh] })
      place = [...place, 0]
    } else if (valueAt(document, place) === undefined || kind)
      document = edited(document, { act: 'set', at: place, value: fresh })
  })
  return filled(document)
}

/** Every text that a new element begins without, written. */
function filled(value: unknown): unknown {
  if (value === '') return '某'
  if (Array.isArray(value)) return value.map(filled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, filled(part)]))
}

function faultsOf(document: unknown): { code: string; message: string }[] {
  try {
    checkPlan(readPlan(document) as Plan)
    return []
  } catch (error) {
    return (error as { details: { faults: { code: string; message: string }[] } }).details.faults
  }
}

describe('a new element', () => {
  const lists = fields.filter(
    ({ path, field }) => field.kind === 'list' && field.of.kind === 'group' && !path.includes('.owed.when'),
  )

  it.each(lists.map(({ path }) => path))('of %s has the shape of one as soon as its texts are written', (path) => {
    const document = withField(path, [newValue((at(path) as { of: PlanField }).of, smallPlan(), path.split('.').at(-1) ?? '')])
    expect(() => readPlan(document)).not.toThrow()
  })

  it('has a key that no other has', () => {
    expect(newKey('phases', ['phase1', 'phase3'])).toBe('phase4')
    expect(newKey('phases', ['first', 'phase2'])).toBe('phase3')
    expect(newKey('duties', [])).toBe('duty1')
    const document = smallPlan()
    const insert: Edit = {
      act: 'insert',
      at: ['phases', 2],
      value: newValue((at('phases') as { of: PlanField }).of, document, 'phases', ['first', 'second']),
    }
    expect(namedElements(edited(document, insert), 'phases').map(({ key }) => key)).toEqual(['first', 'second', 'phase3'])
  })

  it('begins with what the plan has: its first list, its own days and place', () => {
    const document = smallPlan()
    const visit = newValue((at('duties.visits') as { of: PlanField }).of, document, 'visits')
    expect(visit).toMatchObject({ key: 'visit1', title: '', targetLists: [document.targetLists[0]?.key] })
    const phase = newValue((at('phases') as { of: PlanField }).of, document, 'phases')
    expect(phase).toEqual({ key: 'phase1', title: '', start: '2020-12-31', end: '2020-12-31' })
  })
})

describe('the name of a checklist', () => {
  const title = ['checklists', 0, 'title']
  const named = (document: unknown, value: string): unknown =>
    [{ act: 'set', at: title, value } satisfies Edit, ...alongWith(document, title, value)].reduce(edited, document)
  const inForm = (document: unknown) => valueAt(document, ['checklists', 0, 'schema', 'title'])
  const fresh = { checklists: [newValue((at('checklists') as { of: PlanField }).of, smallPlan(), 'checklists')] }

  it('is that of its form too, from the first letter on, and again after it was emptied', () => {
    const letters = ['自', '自查', '自查表'].reduce(named, fresh)
    expect(inForm(letters)).toBe('自查表')
    expect(inForm(named(letters, ''))).toBe('自查表')
    expect(inForm(named(named(letters, ''), '周报表'))).toBe('周报表')
  })

  it('leaves what the form is called otherwise, and everything else', () => {
    const other = edited(named(fresh, '自查表'), { act: 'set', at: ['checklists', 0, 'schema', 'title'], value: '学校自查表' })
    expect(inForm(named(other, '每周自查表'))).toBe('学校自查表')
    expect(alongWith(smallPlan(), ['phases', 0, 'title'], '部署')).toEqual([])
    expect(alongWith(smallPlan(), title, undefined)).toEqual([])
  })
})

describe('the elements that others may name', () => {
  it('are called by their title, or by their post, or by their key', () => {
    const document = {
      phases: [{ key: 'a', title: '甲' }, { key: 'b' }, { title: '无' }],
      assignments: { teams: [{ key: 't', post: '书记' }] },
    }
    expect(namedElements(document, 'phases')).toEqual([
      { key: 'a', title: '甲' },
      { key: 'b', title: 'b' },
    ])
    expect(namedElements(document, 'assignments.teams')).toEqual([{ key: 't', title: '书记' }])
    expect(namedElements(document, 'units')).toEqual([])
  })
})

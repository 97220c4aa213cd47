import { kindShapes, outlineOf, type SubSchema } from '@duzhan/checklist'
import { act } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { press, write } from '../test/act.ts'
import { shown } from '../test/shown.tsx'
import { errorsOfSection } from './FillForm.tsx'
import { type ItemAnswers, itemIn, withItem } from './itemAnswers.ts'
import { SectionForm } from './SectionForm.tsx'

const answer = (title: string, good: 'yes' | 'no'): SubSchema => ({
  type: 'string',
  enum: ['yes', 'no', 'na'],
  title,
  'x-item': { kind: 'clause', good },
})
const extras: Record<'note' | 'photos', SubSchema> = {
  note: { type: 'string', maxLength: 1000, title: '情况说明' },
  photos: {
    type: 'array',
    items: { type: 'string', maxLength: 64, pattern: '^[0-9a-f]{64}$' },
    maxItems: 9,
    uniqueItems: true,
    title: '现场照片',
  },
}
const needsNote: SubSchema = { required: ['note'], properties: { note: { minLength: 5 } } }
const checklist: SubSchema = {
  type: 'object',
  title: '任务清单',
  properties: {
    environment: {
      type: 'object',
      title: '村容村貌',
      'x-item': { kind: 'section', no: '一' },
      properties: {
        road: {
          type: 'object',
          title: '是否通硬化路',
          'x-item': { kind: 'judgement', no: '1' },
          properties: { answer: answer('是否通硬化路', 'yes'), ...extras },
          required: ['answer'],
          additionalProperties: false,
          if: { properties: { answer: { const: 'no' } }, required: ['answer'] },
          then: needsNote,
        },
        rubbish: {
          type: 'object',
          title: '是否有白色垃圾，是否有处理设施',
          'x-item': { kind: 'judgement', no: '2' },
          properties: { hasRubbish: answer('是否有白色垃圾', 'no'), hasPlant: answer('是否有处理设施', 'yes'), ...extras },
          required: ['hasRubbish', 'hasPlant'],
          additionalProperties: false,
          if: {
            anyOf: [
              { properties: { hasRubbish: { const: 'yes' } }, required: ['hasRubbish'] },
              { properties: { hasPlant: { const: 'no' } }, required: ['hasPlant'] },
            ],
          },
          then: needsNote,
        },
        shortfalls: {
          type: 'object',
          title: '问题短板排查',
          'x-item': { kind: 'text', no: '3' },
          properties: { text: { type: 'string', minLength: 2, maxLength: 2000, title: '问题短板排查' }, photos: extras.photos },
          required: ['text'],
          additionalProperties: false,
        },
      },
      required: ['road', 'rubbish', 'shortfalls'],
      additionalProperties: false,
    },
  },
  required: ['environment'],
  additionalProperties: false,
}
const outline = outlineOf(checklist)
const section = outline.sections[0]!
/** The same section with other items. */
const withItems = (items: Record<string, SubSchema>): SubSchema => ({
  ...checklist,
  properties: { environment: { ...checklist.properties!['environment'], properties: items, required: [] } },
})

let latest: Record<string, Record<string, unknown>> | undefined
beforeEach(() => {
  latest = undefined
})

type SectionAnswers = Record<string, Record<string, unknown>>
/** Answers in memory, as a draft holds them. */
function held(first: SectionAnswers = {}): ItemAnswers {
  let answers: Record<string, SectionAnswers> = { environment: first }
  const listeners = new Set<() => void>()
  return {
    held: (path) => itemIn(answers, path),
    all: () => answers,
    change(path, by) {
      answers = withItem(answers, path, by)
      latest = answers['environment']
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

type Props = Partial<Omit<Parameters<typeof SectionForm>[0], 'answers'>> & { answers?: SectionAnswers; store?: ItemAnswers }
const now = () => new Date('2020-03-20T01:00:00.000Z')
const calm = { isStrict: false, outline, hidden: new Set<string>(), now, owner: 'o', plan: 'p', target: 't' }
const strict = { ...calm, isStrict: true }
const show = ({ answers, store, ...props }: Props = {}) =>
  shown(
    <SectionForm
      checklist={{ ...checklist }}
      section={section}
      answers={store ?? held(answers)}
      context={calm}
      serverErrors={undefined}
      {...props}
    />,
  )
const radio = (name: string, value: string) =>
  document.querySelector<HTMLInputElement>(`input[name="environment.${name}"][value="${value}"]`)!
const choose = (name: string, value: string) => press(radio(name, value))
const segment = (name: string, value: string) => radio(name, value).closest('label')!.className
const notes = () => [...document.querySelectorAll<HTMLTextAreaElement>('#item-environment-road textarea')]
const errors = () => [...document.querySelectorAll('.field-error')].map((error) => error.textContent)

describe('a section of a checklist as a form', () => {
  it('opens with no answer chosen and none made up', async () => {
    await show()
    expect(document.querySelectorAll('input[type=radio]')).toHaveLength(9)
    expect(document.querySelectorAll('input[type=radio]:checked')).toHaveLength(0)
    expect(latest).toBeUndefined()
    expect(errors()).toEqual([])
  })

  it('answers one question and leaves the others unanswered', async () => {
    await show()
    await choose('road.answer', 'yes')
    expect(latest?.['road']).toEqual({ answer: 'yes' })
    expect(latest?.['rubbish'] ?? {}).toEqual({})
    expect(document.querySelectorAll('input[type=radio]:checked')).toHaveLength(1)
  })

  it('shows the answers it was opened with', async () => {
    await show({ answers: { rubbish: { hasRubbish: 'yes', hasPlant: 'na', note: '河边有垃圾堆放' } } })
    expect(radio('rubbish.hasRubbish', 'yes').checked).toBe(true)
    expect(radio('rubbish.hasPlant', 'na').checked).toBe(true)
    expect(radio('road.answer', 'yes').checked).toBe(false)
    expect(document.querySelector<HTMLTextAreaElement>('#item-environment-rubbish textarea')?.value).toBe('河边有垃圾堆放')
  })

  it('colours an answer by what it means: for a question where 是 is bad, 是 is the red one', async () => {
    await show()
    await choose('road.answer', 'no')
    await choose('rubbish.hasRubbish', 'yes')
    await choose('rubbish.hasPlant', 'na')
    expect(segment('road.answer', 'no')).toContain('segment-bad')
    expect(segment('rubbish.hasRubbish', 'yes')).toContain('segment-bad')
    expect(segment('rubbish.hasPlant', 'na')).toContain('segment-na')
    await choose('rubbish.hasRubbish', 'no')
    expect(segment('rubbish.hasRubbish', 'no')).toContain('segment-good')
    expect(segment('rubbish.hasRubbish', 'yes')).toBe('segment')
  })

  it('asks for a note by itself when an answer is bad, and keeps one that was written when it is good again', async () => {
    await show()
    expect(notes()).toHaveLength(0)
    await choose('road.answer', 'no')
    expect(notes()).toHaveLength(1)
    expect(notes()[0]!.getAttribute('aria-required')).toBe('true')
    await write(notes()[0]!, '三组的路还没有硬化')
    expect(latest?.['road']).toEqual({ answer: 'no', note: '三组的路还没有硬化' })
    await choose('road.answer', 'yes')
    expect(notes()[0]!.value).toBe('三组的路还没有硬化')
  })

  it('says what a note lacks while it is being written, and stops when it suffices', async () => {
    await show()
    await choose('road.answer', 'no')
    await write(notes()[0]!, '没有')
    expect(errors()).toHaveLength(1)
    expect(errors()[0]).toContain('5')
    await write(notes()[0]!, '三组的路还没有硬化')
    expect(errors()).toEqual([])
  })

  it('does not store an emptied note as an empty answer', async () => {
    await show({ answers: { road: { answer: 'yes', note: '原有说明' } } })
    await write(notes()[0]!, '')
    expect(latest?.['road']).toEqual({ answer: 'yes' })
  })

  it('names every missing answer once the person tried to submit, in Chinese and at its place', async () => {
    await show({ answers: { road: { answer: 'no' } }, context: strict })
    const atRoad = [...document.querySelectorAll('#item-environment-road .field-error')]
    const atRubbish = [...document.querySelectorAll('#item-environment-rubbish .field-error')]
    expect(atRoad.map((error) => error.textContent).join()).toContain('情况说明')
    expect(atRubbish).toHaveLength(2)
    expect(document.querySelectorAll('#item-environment-shortfalls .field-error')).toHaveLength(1)
    for (const error of errors()) expect(error).not.toMatch(/[a-z]{3}/)
  })

  it('takes what is written for an item without a question', async () => {
    await show()
    await write(document.querySelector<HTMLTextAreaElement>('#item-environment-shortfalls textarea')!, '饮水管网老化')
    expect(latest?.['shortfalls']).toEqual({ text: '饮水管网老化' })
  })

  it('shows what the server did not accept at its item', async () => {
    const refused = [{ path: 'environment.road.note', keyword: 'minLength', params: {}, message: '情况说明至少写 5 个字' }]
    const answers = { road: { answer: 'no', note: '情况属实，正在整改' } }
    await show({ answers, context: strict, serverErrors: errorsOfSection(refused, 'environment') })
    expect(document.querySelector('#item-environment-road .field-error')?.textContent).toBe('情况说明至少写 5 个字')
    expect(errorsOfSection(refused, 'another')).toBeUndefined()
  })

  it('draws a compound item as its questions, each with buttons of its own', async () => {
    await show()
    const item = document.querySelector('#item-environment-rubbish')!
    expect([...item.querySelectorAll('legend')].map((legend) => legend.textContent)).toEqual(['是否有白色垃圾', '是否有处理设施'])
    expect(item.querySelectorAll('input[type=radio]')).toHaveLength(6)
  })

  it('opens an optional answer again, and leaves a demanded one no way but another answer', async () => {
    const environment = checklist.properties!['environment']!
    const loose = { ...checklist, properties: { environment: { ...environment, required: ['rubbish', 'shortfalls'] } } }
    const [part] = outlineOf(loose).sections
    await show({
      checklist: loose,
      section: part!,
      answers: { road: { answer: 'yes' }, rubbish: { hasRubbish: 'no' } },
      context: strict,
    })
    const clearing = [...document.querySelectorAll('button')].filter((button) => button.textContent === '清除选择')
    expect(clearing).toHaveLength(1)
    await press(clearing[0]!)
    expect(radio('road.answer', 'yes').checked).toBe(false)
    expect(latest).toEqual({ rubbish: { hasRubbish: 'no' } })
    expect(document.querySelectorAll('#item-environment-road .field-error'), 'nothing is asked there').toHaveLength(0)
  })

  it.each(['     ', '\u3000', '\n\n', '\u200b\u200d'])(
    'takes a note of blanks (%j) for none, and says so at the item',
    async (blank) => {
      await show({ answers: { road: { answer: 'no' } }, context: strict })
      await write(notes()[0]!, blank)
      expect(latest?.['road'] ?? { answer: 'no' }).toEqual({ answer: 'no' })
      expect(
        [...document.querySelectorAll('#item-environment-road .field-error')].map((error) => error.textContent).join(),
      ).toContain('情况说明')
    },
  )

  it('shows and checks what comes into an item from outside of the form', async () => {
    const answers = held({ road: { answer: 'no' } })
    await show({ context: strict, store: answers })
    await act(async () => answers.change('environment.road', (now) => ({ ...now, note: '三组的路还没有硬化' })))
    expect(notes()[0]!.value).toBe('三组的路还没有硬化')
    expect(document.querySelectorAll('#item-environment-road .field-error')).toHaveLength(0)
  })

  it.each([['judgement', kindShapes.judgement] as const, ['text', kindShapes.text] as const])(
    'draws the example of the kind “%s”, every field of it',
    async (kind, { example }) => {
      const items = { example: { ...example, 'x-item': { kind, no: '1' } } }
      const schema = withItems(items)
      await show({ checklist: { ...schema }, section: outlineOf(schema).sections[0]! })
      const bad = document.querySelector<HTMLInputElement>('input[type=radio][value=no]')
      if (bad) await press(bad)
      const { note, text, photos } = example.properties ?? {}
      expect(document.querySelectorAll('#item-environment-example textarea')).toHaveLength(
        [bad && note, text].filter(Boolean).length,
      )
      expect(document.querySelectorAll('#item-environment-example input[type=file]')).toHaveLength(photos ? 1 : 0)
      expect(document.body.textContent).not.toContain('不能填写')
    },
  )

  it('asks for no note and no photo where the checklist takes none', async () => {
    const schema = withItems({
      road: {
        type: 'object',
        title: '路',
        'x-item': { kind: 'judgement', no: '1' },
        properties: { answer: answer('路', 'yes') },
        additionalProperties: false,
      },
    })
    await show({ checklist: { ...schema }, section: outlineOf(schema).sections[0]! })
    await choose('road.answer', 'no')
    expect(document.querySelectorAll('textarea, input[type=file]')).toHaveLength(0)
    expect(latest?.['road']).toEqual({ answer: 'no' })
  })

  it.each(['barcode', 'matrix', 'constructor', 'toString'])(
    'says that it cannot draw an item of the kind “%s”, and goes on with the others',
    async (kind) => {
      const road = checklist.properties!['environment']!.properties!['road']!
      const odd: SubSchema = {
        type: 'object',
        title: '完工日期',
        'x-item': { kind, no: '2' },
        properties: { value: { type: 'string', format: 'date', maxLength: 10 } },
        additionalProperties: false,
      }
      const schema = withItems({ odd, road })
      await show({ checklist: { ...schema }, section: outlineOf(schema).sections[0]! })
      expect(document.querySelector('#item-environment-odd')?.textContent).toContain('本版本还不能填写此类检查项')
      await choose('road.answer', 'yes')
      expect(latest?.['road']).toEqual({ answer: 'yes' })
    },
  )

  it('keeps an item that fails while it is drawn from taking the others with it', async () => {
    const failing = {
      get clauses(): never {
        throw new Error('on purpose')
      },
    }
    const own = {
      ...section,
      items: section.items.map((item) =>
        item.key === 'road'
          ? Object.assign(Object.create(failing), {
              key: item.key,
              path: item.path,
              no: item.no,
              title: item.title,
              kind: item.kind,
              schema: item.schema,
            })
          : item,
      ),
    }
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => {})
    await show({ section: own })
    quiet.mockRestore()
    expect(document.querySelector('#item-environment-road')?.textContent).toContain('这一项没能显示出来')
    await choose('rubbish.hasRubbish', 'no')
    expect(latest?.['rubbish']).toEqual({ hasRubbish: 'no' })
  })
})

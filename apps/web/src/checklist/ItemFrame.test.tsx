import type { SubSchema } from '@duzhan/checklist'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { demandsNote } from './ItemFrame.tsx'
import 'fake-indexeddb/auto'
import { itemSchema } from '../test/kindItems.ts'
import { shownForm } from '../test/shownForm.tsx'

const photos = { type: 'array', maxItems: 4, items: { type: 'string', maxLength: 64 }, title: '现场照片' } as const
const litter = (rule: object) => ({
  ...itemSchema('judgement', '是否有白色垃圾', {
    answer: { type: 'string', enum: ['yes', 'no'], title: '是否有白色垃圾', 'x-item': { kind: 'clause', good: 'no' } },
    photos,
  }),
  'x-evidence': rule,
})
const isBad = { properties: { answer: { const: 'yes' } }, required: ['answer'] }
const hash = (letter: string) => letter.repeat(64)

describe('an item that asks for evidence', () => {
  let form: Awaited<ReturnType<typeof shownForm>>
  const text = () => form.one('.item').textContent ?? ''
  afterEach(() => form.close())

  it('says how many photos it still needs once its answer calls for them', async () => {
    vi.stubGlobal('fetch', async () => new Response(null, { status: 201 }))
    form = await shownForm({ litter: litter({ photos: 3, when: isBad }) })
    expect(text()).not.toContain('至少')
    await form.press(form.one('input[value=yes]'))
    expect(text()).toContain('已拍 0 张，至少 3 张')
    await form.press(form.one('input[value=no]'))
    expect(text()).not.toContain('至少')
  })

  it('counts those that are there, and takes as many as there is room for', async () => {
    const answers = { litter: { answer: 'yes', photos: ['a', 'b', 'c', 'd'].map(hash) } }
    form = await shownForm({ litter: litter({ photos: 3 }) }, { answers })
    expect(text()).toContain('已拍 4 张，最多 4 张')
    expect(form.all('input[type=file]')).toHaveLength(0)
  })

  it('says that the position is recorded where the rule asks for it', async () => {
    form = await shownForm({ litter: litter({ position: true, when: isBad }) })
    expect(text()).not.toContain('记录位置')
    await form.press(form.one('input[value=yes]'))
    expect(text()).toContain('按要求须记录位置')
  })

  it('is marked where it may be left out', async () => {
    form = await shownForm({ litter: litter({}), more: litter({}) }, { required: ['litter'] })
    expect(form.all('.item').map((item) => item.textContent?.includes('选填'))).toEqual([false, true])
  })

  it('draws the photos of an item of photos once', async () => {
    form = await shownForm({ site: itemSchema('photo', '村口照片', { photos: { ...photos, minItems: 2 } }) })
    expect(form.all('input[type=file]')).toHaveLength(1)
    expect(text()).toContain('已拍 0 张，至少 2 张')
  })
})

describe('the note of an item', () => {
  const noted = (): SubSchema => {
    const note = { type: 'string', maxLength: 1000, title: '情况说明' } as const
    const answer = { type: 'string', enum: ['yes', 'no'], title: '是否有垃圾', 'x-item': { kind: 'clause', good: 'no' } } as const
    return { ...itemSchema('judgement', '是否有垃圾', { answer, note }), if: isBad, then: { required: ['note'] } }
  }

  it('that was left with blanks only is missing, and said so at the item', async () => {
    const form = await shownForm({ litter: noted() }, { answers: { litter: { answer: 'yes' } } })
    expect(form.errors(), 'not before anybody wrote').toEqual([])
    await form.write(form.one('textarea'), '  \u3000\n ')
    await form.leave(form.one('textarea'))
    expect(form.held('litter')).toEqual({ answer: 'yes' })
    expect(form.errors()).toEqual([expect.stringContaining('情况说明')])
    await form.write(form.one('textarea'), '村口有白色垃圾')
    await form.leave(form.one('textarea'))
    expect(form.errors()).toEqual([])
    await form.close()
  })
})

const bad: SubSchema = { properties: { value: { const: '差' } }, required: ['value'] }
const note: SubSchema = { required: ['note'] }

it.each([
  ['nothing that asks for one', { required: ['value'] }, false, false],
  ['a demand', { required: ['value', 'note'] }, true, true],
  ['a condition', { if: bad, then: note }, true, false],
  ['the other case of a condition', { if: bad, else: note }, false, true],
  [
    'one of several conditions',
    {
      allOf: [
        { if: bad, then: note },
        { if: bad, then: {} },
      ],
    },
    true,
    false,
  ],
])('a note is demanded by %s', (_, schema: SubSchema, whenBad, whenGood) => {
  expect(demandsNote(schema, { value: '差' }, schema)).toBe(whenBad)
  expect(demandsNote(schema, { value: '好' }, schema)).toBe(whenGood)
})

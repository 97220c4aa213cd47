import { outlineOf, type SubSchema } from '@duzhan/checklist'
import { expect, it } from 'vitest'
import type { Draft } from '../device/draft.ts'
import { exportedDraft } from './exportedDraft.ts'

const clause = (title: string) => ({
  type: 'string' as const,
  title,
  enum: ['yes', 'no'],
  'x-item': { kind: 'clause', good: 'yes' as const },
})
const outline = outlineOf({
  type: 'object',
  title: '任务清单',
  properties: {
    duty: {
      type: 'object',
      title: '责任',
      'x-item': { kind: 'section', no: '一' },
      properties: {
        done: {
          type: 'object',
          title: '是否落实',
          'x-item': { kind: 'judgement', no: '1' },
          properties: { answer: clause('是否落实') },
        },
        both: {
          type: 'object',
          title: '两项',
          'x-item': { kind: 'judgement', no: '2' },
          properties: { first: clause('第一问'), second: clause('第二问') },
        },
      },
    },
  },
})
const draft: Draft = {
  key: 'k',
  id: 'the-number',
  account: 'one',
  plan: 'p',
  visit: 'v',
  target: { id: 'v1', name: '甲村', place: '某县' },
  checklist: 'village',
  revision: 1,
  title: '任务清单（村）',
  schema: {},
  startedAt: '2020-03-20T01:00:00.000Z',
  finishedAt: null,
  answers: {
    duty: { done: { answer: 'no', note: '<script>alert(1)</script>', photos: ['a', 'b'] }, both: { first: 'yes' } },
  },
  savedAt: null,
  version: 1,
  correction: { submission: 's', reason: '误点 & 核对' },
  refused: null,
}

it('says in one page what was asked and answered, with notes, photos and the reason of a correction', () => {
  const text = exportedDraft(outline, draft, new Map([['a', 'data:image/jpeg;base64,AAAA']]))
  for (const part of ['某县甲村', 'the-number', '一、责任', '1. 是否落实', '<p>否</p>', '第一问：是', '误点 &amp; 核对'])
    expect(text).toContain(part)
  expect(text).toContain('<img src="data:image/jpeg;base64,AAAA" alt="现场照片 1">')
  expect(text, 'a photo that is nowhere is named').toContain('现场照片 2：照片未能取出')
})

it('prints every kind in words, with signatures to be seen and files to be saved', () => {
  const [drawn, paper, lost] = ['a', 'b', 'c'].map((letter) => letter.repeat(64))
  const item = (kind: string, no: string, properties: object, options = {}) => ({
    type: 'object' as const,
    title: `第${no}项`,
    'x-item': { kind, no, ...options },
    properties: properties as Record<string, SubSchema>,
  })
  const cell = { type: 'string', title: '户主', 'x-item': { kind: 'text' } } as const
  const kinds = outlineOf({
    type: 'object',
    title: '任务清单',
    properties: {
      part: {
        type: 'object',
        title: '各类',
        'x-item': { kind: 'section', no: '一' },
        properties: {
          sum: item('number', '1', { value: { type: 'number' } }, { unit: '万元' }),
          list: item('table', '2', { rows: { type: 'array', items: { type: 'object', properties: { name: cell } } } }),
          by: item('signature', '3', { signature: { type: 'string' } }, { by: '村支书' }),
          papers: item('file', '4', { files: { type: 'array' } }),
          empty: item('date', '5', { value: { type: 'string', format: 'date' } }),
        },
      },
    },
  })
  const files = [
    { hash: paper, name: '通知.pdf', size: 9 },
    { hash: lost, name: '<b>.pdf', size: 9 },
  ]
  const part = {
    sum: { value: 12.5 },
    list: { rows: [{ name: '甲' }, { name: '乙' }] },
    by: { signature: drawn },
    papers: { files },
  }
  const kept = new Map([
    [drawn ?? '', 'data:image/png;base64,AAAA'],
    [paper ?? '', 'data:application/pdf;base64,BBBB'],
  ])
  const text = exportedDraft(kinds, { ...draft, answers: { part } }, kept)
  for (const shown of ['<p>12.5万元</p>', '<p>1. 户主：甲</p>', '<p>2. 户主：乙</p>', '<h3>5. 第5项</h3><p>未填</p>'])
    expect(text).toContain(shown)
  expect(text).toContain('<img src="data:image/png;base64,AAAA" alt="村支书的签名">')
  expect(text).toContain('<a href="data:application/pdf;base64,BBBB" download="通知.pdf">通知.pdf</a>')
  expect(text).toContain('&lt;b&gt;.pdf：文件未能取出')
  expect(text, 'no answer is shown as data').not.toMatch(/[{[]&quot;/)
})

it('takes nothing that was typed for markup', () => {
  const text = exportedDraft(outline, draft, new Map())
  expect(text).not.toContain('<script>')
  expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
})

import { outlineOf, type SubSchema } from '@duzhan/checklist'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { AnswersView } from './AnswersView.tsx'

const clause = (title: string, good: 'yes' | 'no'): SubSchema => ({
  type: 'string',
  enum: ['yes', 'no', 'na'],
  title,
  'x-item': { kind: 'clause', good },
})
const item = (no: string, title: string, clauses: Record<string, SubSchema>): SubSchema => ({
  type: 'object',
  title,
  'x-item': { kind: 'judgement', no },
  properties: { ...clauses, note: { type: 'string', maxLength: 1000 } },
})
const outline = outlineOf({
  type: 'object',
  title: '任务清单',
  properties: {
    power: {
      type: 'object',
      title: '用电',
      'x-item': { kind: 'section', no: '一' },
      properties: {
        lit: item('1', '是否通电', { answer: clause('是否通电', 'yes') }),
        text: {
          type: 'object',
          title: '短板排查',
          'x-item': { kind: 'text', no: '2' },
          properties: { text: { type: 'string', maxLength: 2000 } },
        },
      },
    },
    waste: {
      type: 'object',
      title: '环境',
      'x-item': { kind: 'section', no: '二' },
      properties: {
        rubbish: item('1', '是否有垃圾，是否有设施', { has: clause('是否有垃圾', 'no'), plant: clause('是否有设施', 'yes') }),
      },
    },
  },
})
const answers = {
  power: { lit: { answer: 'yes' }, text: { text: '变压器老化' } },
  waste: { rubbish: { has: 'yes', plant: 'na', note: '河边堆放', photos: ['a'.repeat(64)] } },
}
const draw = (props: Partial<Parameters<typeof AnswersView>[0]> = {}) =>
  renderToStaticMarkup(<AnswersView outline={outline} answers={answers} {...props} />)

describe('a filled checklist to be read', () => {
  it('marks an answer by its meaning: 是 is bad news where the question is about a fault', () => {
    const html = draw()
    expect(html).toContain('<span class="mark mark-good">是</span>')
    expect(html).toMatch(/mark mark-bad">是<span class="visually-hidden">（问题）/)
    expect(html).toContain('<span class="mark mark-na">不适用</span>')
  })

  it('shows notes, written answers and photos with their item', () => {
    const html = draw()
    expect(html).toContain('河边堆放')
    expect(html).toContain('变压器老化')
    expect(html).toContain(`/files/${'a'.repeat(64)}`)
  })

  it('says of what was not answered that it was not', () => {
    expect(draw({ answers: {} }).match(/未填/g)).toHaveLength(4)
  })

  it('leaves out whatever is in order when only findings are asked for', () => {
    const html = draw({ onlyBad: true })
    expect(html).toContain('是否有垃圾')
    expect(html).not.toContain('用电')
  })

  it('escapes what a stranger wrote', () => {
    const html = draw({ answers: { power: { text: { text: '<img src=x onerror=alert(1)>' } } } })
    expect(html).not.toContain('<img src=x')
  })
})

import { Problem } from '@duzhan/problems'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Asked, askedFreely, handedInFor } from './handedIn.ts'

const figures: Asked['figures'] = [
  { key: 'villages', title: '督战村数', unit: '个', kind: 'integer' },
  { key: 'money', title: '投入资金', kind: 'number' },
]
const report = { hash: 'a'.repeat(64), name: '月报.docx', size: 9 }
const [villages, money] = [
  { key: 'villages', value: 12 },
  { key: 'money', value: 3.5 },
]
const nothing = { text: '', isNil: false, files: [], figures: [] }
const text = '本月督战情况'
type Given = Parameters<typeof handedInFor>[2]
function outcome(asked: Asked, given: Partial<Given>, mayBeNil = false) {
  try {
    return handedInFor(asked, mayBeNil, { ...nothing, ...given })
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

describe('what is handed in', () => {
  it('is a text or files, where the plan asks for nothing in particular', () => {
    expect(outcome(askedFreely, { text })).toEqual({ text })
    expect(outcome(askedFreely, { files: [report] })).toEqual({ text: '', files: [report] })
    expect(outcome(askedFreely, {})).toBe('due.text-missing')
  })

  it('is kept with the figures in the order and the words of the plan', () => {
    expect(outcome({ asks: ['figures'], figures }, { figures: [money, villages] })).toEqual({
      text: '',
      figures: [
        { key: 'villages', title: '督战村数', unit: '个', value: 12 },
        { key: 'money', title: '投入资金', unit: null, value: 3.5 },
      ],
    })
  })

  it.each<[string, Asked, Partial<Given>, string]>([
    ['without the text', { asks: ['text', 'file'], figures: [] }, { files: [report] }, 'due.text-missing'],
    ['without the file', { asks: ['text', 'file'], figures: [] }, { text }, 'due.file-missing'],
    ['without a figure', { asks: ['figures'], figures }, { figures: [villages] }, 'due.figure-missing'],
    ['without any figure', { asks: ['figures'], figures }, { text }, 'due.figure-missing'],
    [
      'with half a village',
      { asks: ['figures'], figures },
      { figures: [{ ...villages, value: 1.5 }, money] },
      'due.figure-not-whole',
    ],
    [
      'with more than can be counted',
      { asks: ['figures'], figures },
      { figures: [{ ...villages, value: 2 ** 60 }, money] },
      'due.figure-not-whole',
    ],
    [
      'with a figure of another plan',
      { asks: ['figures'], figures },
      { figures: [villages, money, { key: 'x', value: 1 }] },
      'due.figure-unknown',
    ],
    ['with a figure twice', { asks: ['figures'], figures }, { figures: [villages, money, money] }, 'due.figure-unknown'],
    ['with figures that nobody asked for', askedFreely, { text, figures: [villages] }, 'due.figure-unknown'],
    ['as nothing to report, where that is no answer', askedFreely, { isNil: true }, 'due.nil-refused'],
  ])('is refused %s', (_, asked, given, code) => {
    expect(outcome(asked, given)).toBe(code)
  })

  it('is the word that there is nothing to report, in place of all that is asked', () => {
    expect(outcome({ asks: ['text', 'file', 'figures'], figures }, { isNil: true }, true)).toEqual({ text: '', isNil: true })
    expect(outcome(askedFreely, { isNil: true, text, files: [report] }, true)).toEqual({ text, isNil: true, files: [report] })
  })

  it('is taken exactly when each thing that is asked for is there', () => {
    const form = fc.constantFrom('text' as const, 'file' as const, 'figures' as const)
    fc.assert(
      fc.property(fc.uniqueArray(form, { minLength: 1 }), fc.uniqueArray(form), (asks, given) => {
        const isAsked = asks.includes('figures')
        const taken = outcome(
          { asks, figures },
          {
            text: given.includes('text') ? text : '',
            files: given.includes('file') ? [report] : [],
            figures: isAsked && given.includes('figures') ? [villages, money] : [],
          },
        )
        expect(typeof taken === 'object').toBe(asks.every((one) => given.includes(one)))
      }),
    )
  })
})

import { strangeJson } from '@duzhan/test-kit/strangeJson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillSentence } from './fillSentence.ts'
import { httpStatus, Problem, type ProblemKind } from './problem.ts'
import { catalogue, problemText } from './problemText.ts'

const languages = ['zh', 'en'] as const
const codes = Object.keys(catalogue) as (keyof typeof catalogue)[] // the keys of a literal table
/** The details that the sentence of a code asks for, `{errors.length}` by its first name. */
const namesIn = (code: keyof typeof catalogue, language: 'zh' | 'en') => [
  ...new Set([...catalogue[code][language].matchAll(/\{([\w.]+)\}/g)].map(([, name = '']) => name.split('.')[0] ?? '')),
]
const anyDetail = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.oneof(fc.string({ maxLength: 5 }), fc.record({ path: fc.string(), message: fc.string({ maxLength: 5 }) })), {
    maxLength: 5,
  }),
  strangeJson,
)

describe('the sentence of any problem', () => {
  it('is told whatever its details hold', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...codes),
        fc.constantFrom(...languages),
        fc.array(anyDetail, { maxLength: 6 }),
        (code, language, values) => {
          const details = Object.fromEntries(namesIn(code, language).map((name, index) => [name, values[index]]))
          const said = problemText(code, details, language)
          expect(said.length).toBeGreaterThan(3)
          expect(said).not.toMatch(/undefined|\[object Object\]/)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('says each of its details once it has them', () => {
    for (const code of codes)
      for (const language of languages) {
        const names = namesIn(code, language)
        const details = Object.fromEntries(names.map((name, index) => [name, `甲${index}乙`]))
        const said = problemText(code, details, language)
        for (const [index, name] of names.entries()) {
          const isCounted = catalogue[code][language].includes(`{${name}.length}`)
          if (!isCounted) expect(said, `${code} ${name}`).toContain(`甲${index}乙`)
        }
        expect(said, code).not.toMatch(/[{}]/)
      }
  })

  it('is another one than that of any other code, in either language', () => {
    for (const language of languages) {
      const said = codes.filter((code) => !('isRetired' in catalogue[code])).map((code) => problemText(code, {}, language))
      const twice = said.filter((one, index) => said.indexOf(one) !== index)
      expect(twice).toEqual([])
    }
  })

  it('ends once, and in Chinese with Chinese signs', () => {
    for (const code of codes) {
      const [zh, en] = [problemText(code, {}, 'zh'), problemText(code, {}, 'en')]
      expect(zh, code).not.toMatch(/[,;!?]|。。|，。|：。/)
      expect(en, code).not.toMatch(/\.\.|,\.|:\.| {2}|；|，/)
    }
  })

  it('of a code that nobody knows is a sentence all the same, and holds nothing of its details', () => {
    const unknown = fc.stringMatching(/^[a-z]{1,8}\.[a-z-]{1,12}$/).filter((code) => !Object.hasOwn(catalogue, code))
    fc.assert(
      fc.property(unknown, fc.constantFrom(...languages), (code, language) => {
        const said = problemText(code, { name: '张三', code: '李四' }, language)
        expect(said).toContain(code)
        expect(said).not.toMatch(/张三|李四/)
      }),
    )
  })
})

describe('a list in a sentence', () => {
  const faults = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ path: 'x', message: `第${index + 1}处有误。` }))

  it.each([
    [1, '第1处有误'],
    [3, '第1处有误；第2处有误；第3处有误'],
    [4, '第1处有误；第2处有误；第3处有误；等 4 处'],
    [500, '第1处有误；第2处有误；第3处有误；等 500 处'],
  ])('of %i is named as far as three and counted beyond', (count, told) => {
    expect(problemText('plan.invalid', { faults: faults(count) }, 'zh')).toContain(told)
  })
})

describe('a sentence with gaps, for any text', () => {
  const plain = fc.string({ unit: fc.constantFrom('甲', 'b', '，', ' '), maxLength: 8 })
  const key = fc.stringMatching(/^[a-z]{1,6}$/)

  it('is the text itself where it has none', () => {
    fc.assert(fc.property(plain, (text) => void expect(fillSentence(text, () => 'x')).toBe(text)))
  })

  it('has what was said before, between and after', () => {
    fc.assert(
      fc.property(plain, key, plain, fc.string(), (before, name, after, text) => {
        expect(fillSentence(`${before}{${name}}${after}`, (asked) => (asked === name ? text : null))).toBe(before + text + after)
      }),
    )
  })

  it('drops a part in brackets whole or keeps it whole', () => {
    fc.assert(
      fc.property(plain, key, key, plain, fc.boolean(), (before, one, other, after, isThere) => {
        const textOf = (name: string) => (name === one ? '甲' : isThere ? '乙' : null)
        const isWhole = isThere || one === other
        const told = one === other ? '甲和甲' : '甲和乙'
        expect(fillSentence(`${before}[{${one}}和{${other}}]${after}`, textOf)).toBe(before + (isWhole ? told : '') + after)
      }),
    )
  })
})

describe('a problem, whatever it carries', () => {
  it('keeps its kind, code and details, and tells nobody whom it concerns', () => {
    const kinds = Object.keys(httpStatus) as ProblemKind[] // the keys of a record of kinds
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.constantFrom(...codes),
        fc.dictionary(fc.string(), strangeJson),
        fc.uuid(),
        (kind, code, details, subject) => {
          const problem = new Problem(kind, code, details)
          expect(problem.concerning(subject)).toBe(problem)
          expect(problem.details).toBe(details)
          expect(problem).toMatchObject({ kind, code, message: code, subject })
          expect(JSON.stringify({ ...problem })).not.toContain(subject)
          expect(Object.keys(problem)).not.toContain('subject')
        },
      ),
    )
  })
})

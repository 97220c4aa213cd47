import { fillSentence } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import { hostileSchemas } from '../test/hostileSchemas.ts'
import { fitSentences } from './fitSentences.ts'
import { refusalSentences } from './refusalSentences.ts'

const gapsOf = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort()

describe('every rule of the gate', () => {
  it('is broken by a hostile schema that we know by name', () => {
    const rules = Object.keys(refusalSentences)
    const elsewhere = rules.filter((rule) => /^(text\.bytes|text\.json|ui\.)/.test(rule)) // texts and uiSchemas have tests of their own
    const broken = new Set<string>(hostileSchemas.map(({ rule }) => rule))
    expect(rules.length).toBeGreaterThan(40)
    expect(rules.filter((rule) => !broken.has(rule) && !elsewhere.includes(rule))).toEqual([])
  })

  it.each(Object.entries({ ...refusalSentences, ...fitSentences }))(
    '%s says the same in Chinese and in English',
    (_, { zh, en }) => {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).toMatch(/^[\x20-\x7e]+$/)
      expect(gapsOf(en)).toEqual(gapsOf(zh))
      expect(fillSentence(`${zh}${en}`, () => 'x')).not.toMatch(/[{}[\]]/)
    },
  )
})

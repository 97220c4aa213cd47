import { describe, expect, it } from 'vitest'
import { hostileSchemas } from '../test/hostileSchemas.ts'
import { refusalSentences } from './refusalSentences.ts'

describe('every rule of the gate', () => {
  it('is broken by a hostile schema that we know by name', () => {
    const rules = Object.keys(refusalSentences)
    const elsewhere = rules.filter((rule) => /^(text\.bytes|text\.json|ui\.)/.test(rule)) // texts and uiSchemas have tests of their own
    const broken = new Set<string>(hostileSchemas.map(({ rule }) => rule))
    expect(rules.length).toBeGreaterThan(40)
    expect(rules.filter((rule) => !broken.has(rule) && !elsewhere.includes(rule))).toEqual([])
  })

  it.each(Object.entries(refusalSentences))('%s says the same in Chinese and in English', (_, { zh, en }) => {
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/^[\x20-\x7e]+$/)
    expect(en.includes('{detail}')).toBe(zh.includes('{detail}'))
    expect(`${zh}${en}`.replaceAll('{detail}', '')).not.toMatch(/[{}[\]]/)
  })
})

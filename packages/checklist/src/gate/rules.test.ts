import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { hostileSchemas } from '../test/hostileSchemas.ts'

it('every rule of the gate is broken by a hostile schema that we know by name', () => {
  const source = readFileSync(new URL('../zhCN/refusalSentence.ts', import.meta.url), 'utf8')
  const rules = [...source.matchAll(/^ {2}'([a-z]+\.[A-Za-z]+)':/gm)].map(([, rule]) => rule ?? '')
  const elsewhere = rules.filter((rule) => /^(text\.bytes|text\.json|ui\.)/.test(rule)) // texts and uiSchemas have tests of their own
  const broken = new Set<string>(hostileSchemas.map(({ rule }) => rule))
  expect(rules.length).toBeGreaterThan(40)
  expect(rules.filter((rule) => !broken.has(rule) && !elsewhere.includes(rule))).toEqual([])
})

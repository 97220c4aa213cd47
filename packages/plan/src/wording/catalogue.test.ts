import { readdirSync, readFileSync } from 'node:fs'
import { fitSentences, refusalSentences } from '@duzhan/checklist'
import { describe, expect, it } from 'vitest'
import { belowSentences } from './belowSentences.ts'
import { planCatalogue } from './catalogue.ts'
import { conformSentences } from './conformSentences.ts'
import { dueSentences } from './dueSentences.ts'
import { effectSentences } from './effectSentences.ts'
import { faultSentences } from './faultSentences.ts'
import { labels, parts, values } from './labels.ts'
import { type PlanDetails, planSentence } from './planSentence.ts'
import { figures, registerSentences } from './registerSentences.ts'
import { seenSentences } from './seenSentences.ts'
import { kinds, shapeSentences } from './shapeSentences.ts'
import { warningSentences } from './warningSentences.ts'

const gapsOf = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
const own = {
  ...faultSentences,
  ...shapeSentences,
  ...warningSentences,
  ...conformSentences,
  ...registerSentences,
  ...dueSentences,
  ...belowSentences,
  ...seenSentences,
}

describe('the catalogue of what is said of a plan', () => {
  it.each(Object.entries(planCatalogue))('%s says the same in Chinese and in English', (_, { zh, en }) => {
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/^[\x20-\x7e]+$/)
    expect(new Set(gapsOf(en))).toEqual(new Set(gapsOf(zh)))
    expect(`${zh}${en}`).not.toMatch(/[。.]$/)
  })

  it.each(Object.keys(planCatalogue) as (keyof typeof planCatalogue)[])(
    '%s leaves no gap and no bracket open when it is told',
    (code) => {
      const details: PlanDetails = Object.fromEntries(gapsOf(planCatalogue[code].zh).map((name) => [name, 'x']))
      for (const language of ['zh', 'en'] as const) expect(planSentence(code, details, language)).not.toMatch(/[{}[\]]/)
    },
  )

  it('has each code once, and names it noun.condition', () => {
    const groups = [
      refusalSentences,
      fitSentences,
      faultSentences,
      shapeSentences,
      warningSentences,
      conformSentences,
      registerSentences,
      dueSentences,
      effectSentences,
      belowSentences,
      seenSentences,
    ]
    const codes = groups.flatMap((group) => Object.keys(group))
    expect(codes.length).toBe(Object.keys(planCatalogue).length)
    for (const code of Object.keys(own)) expect(code).toMatch(/^[a-z]+\.[a-z]+(?:-[a-z]+)*$/)
  })

  it('has no code that nothing says', () => {
    const sources = ['check', 'conform', 'dues', 'effects', 'targets', 'template'].flatMap((folder) => {
      const url = new URL(`../${folder}/`, import.meta.url)
      return readdirSync(url).flatMap((name) => (name.endsWith('.test.ts') ? [] : [readFileSync(new URL(name, url), 'utf8')]))
    })
    const text = sources.join('')
    expect(sources.length).toBeGreaterThan(20)
    expect(Object.keys(own).filter((code) => !text.includes(`'${code}'`))).toEqual([])
  })

  it('is filled with words that read in English too', () => {
    const words = [...Object.values(labels), ...Object.values(parts), ...Object.values(values), ...Object.values(kinds)]
    const made = [figures.targets, figures.repeated, figures.byRule('a'), figures.byRegion('430300000000'), figures.sum('a')]
    for (const { en } of [...words, ...made]) expect(en).toMatch(/^[\x20-\x7e]+$/)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileAnswers } from '../compile.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import { anyAnswers } from '../test/anyAnswers.ts'
import { anyChecklist } from '../test/anyChecklist.ts'
import { goodAnswers, smallChecklist } from '../test/smallChecklist.ts'
import { evidenceOf } from './evidenceAsked.ts'
import { findingsOf } from './findingsOf.ts'
import { judge } from './judge.ts'
import { progressOf } from './progressOf.ts'
import { itemResult } from './resultOf.ts'

const outline = outlineOf(smallChecklist)
const item = (path: string) => outline.items.find((each) => each.path === path)!
const [photo, other] = ['a'.repeat(64), 'b'.repeat(64)]
const litter = (answer: string, more: object = {}) => ({
  ...goodAnswers,
  industry: { ...goodAnswers.industry, litter: { answer, ...more } },
})
const cooperative = (hasCooperative: string, isRunning: string, sharesIncome?: string) => ({
  industry: { cooperative: { hasCooperative, isRunning, ...(sharesIncome && { sharesIncome }) } },
})

describe('judging', () => {
  it('takes 是 for good or bad as the clause has it', () => {
    const results = judge(outline, litter('yes'))
    expect(results.map(({ result }) => result)).toEqual(['good', 'good', 'good', 'na', 'bad'])
    expect(results.at(-1)).toEqual({ path: 'industry.litter.answer', result: 'bad', answer: 'yes' })
  })

  it('calls a clause unanswered when nothing, or nothing of the kind, is there', () => {
    for (const answers of [null, {}, [], { industry: null }, { industry: { litter: [] } }, litter('maybe'), litter('')]) {
      expect(judge(outline, answers).at(-1)).toEqual({ path: 'industry.litter.answer', result: 'unanswered', answer: null })
    }
  })

  it('does not take an inherited property for an answer', () => {
    const answers = Object.create({ industry: { litter: { answer: 'no' } } })
    expect(judge(outline, answers).at(-1)?.result).toBe('unanswered')
  })

  it('calls an item bad as soon as one clause is bad, even if another is open', () => {
    expect(itemResult(item('industry.cooperative'), cooperative('yes', 'no', 'yes'))).toBe('bad')
    expect(itemResult(item('industry.cooperative'), cooperative('yes', 'no'))).toBe('bad')
  })

  it('calls an item not applicable only when no clause applies', () => {
    expect(itemResult(item('industry.cooperative'), cooperative('na', 'na', 'na'))).toBe('na')
    expect(itemResult(item('industry.cooperative'), cooperative('na', 'na', 'yes'))).toBe('good')
  })

  it('calls an item unanswered while a clause is open', () => {
    expect(itemResult(item('industry.cooperative'), cooperative('yes', 'yes'))).toBe('unanswered')
  })

  it('keeps a text item out of every share', () => {
    expect(itemResult(item('duty.survey'), goodAnswers)).toBe('na')
  })
})

describe('findings', () => {
  it('are none when every answer is good', () => {
    expect(findingsOf(outline, goodAnswers)).toEqual([])
  })

  it('carry the wording of the checklist and the note and photos of the item', () => {
    expect(findingsOf(outline, litter('yes', { note: '村口有白色垃圾', photos: [photo] }))).toEqual([
      {
        clausePath: 'industry.litter.answer',
        answer: '是',
        itemPath: 'industry.litter',
        title: '是否有白色垃圾：不符合要求',
        category: 'responsibility',
        severity: 'general',
        responsible: { level: 'township' },
        limit: { within: 15, unit: 'day' },
        note: '村口有白色垃圾',
        photos: [photo],
      },
    ])
  })

  it('are one for each bad clause of a compound item', () => {
    expect(findingsOf(outline, cooperative('no', 'no', 'na')).map(({ clausePath }) => clausePath)).toEqual([
      'industry.cooperative.hasCooperative',
      'industry.cooperative.isRunning',
    ])
  })

  it('are not opened by what is open or does not apply', () => {
    expect(findingsOf(outline, {})).toEqual([])
    expect(findingsOf(outline, cooperative('na', 'na', 'na'))).toEqual([])
  })

  it('say nothing of a note that is no text', () => {
    expect(findingsOf(outline, litter('yes', { note: 7 }))[0]).not.toHaveProperty('note')
  })

  it('are only those that the checklist asks for', () => {
    const silent = outlineOf({
      properties: { a: { properties: { b: { properties: { c: { 'x-item': { kind: 'clause' } } } } } } },
    })
    expect(findingsOf(silent, { a: { b: { c: 'no' } } })).toEqual([])
  })
})

describe('progress', () => {
  it('does not ask for an item that its section leaves open, and counts it once something is answered in it', () => {
    const industry = smallChecklist.properties!['industry']!
    const optional = { ...industry, required: industry.required!.filter((key) => key !== 'litter') }
    const loose = outlineOf({ ...smallChecklist, properties: { ...smallChecklist.properties, industry: optional } })
    const { litter: _, ...rest } = goodAnswers.industry
    const answers = { ...goodAnswers, industry: rest }
    expect(progressOf(loose, answers)).toMatchObject({ answered: 3, total: 3, missing: [] })
    expect(progressOf(loose, { ...answers, industry: { ...rest, litter: { answer: 'yes' } } })).toMatchObject({
      answered: 3,
      total: 4,
      missing: ['industry.litter'],
    })
    expect(progressOf(outline, answers).missing, 'the same where it is demanded').toEqual(['industry.litter'])
  })

  it('counts items, by section and in all', () => {
    expect(progressOf(outline, { duty: goodAnswers.duty })).toEqual({
      answered: 2,
      total: 4,
      bySection: [
        { key: 'duty', answered: 2, total: 2 },
        { key: 'industry', answered: 0, total: 2 },
      ],
      missing: ['industry.cooperative', 'industry.litter'],
    })
  })

  it('misses a compound item until every clause is answered', () => {
    expect(progressOf(outline, cooperative('yes', 'yes')).missing).toContain('industry.cooperative')
    expect(progressOf(outline, cooperative('yes', 'yes', 'yes')).missing).not.toContain('industry.cooperative')
  })

  it('misses a bad answer until its note is long enough', () => {
    expect(progressOf(outline, litter('yes')).missing).toEqual(['industry.litter'])
    expect(progressOf(outline, litter('yes', { note: '太短' })).missing).toEqual(['industry.litter'])
    expect(progressOf(outline, litter('yes', { note: '村口有垃圾' })).missing).toEqual([])
  })

  it('misses a text that is too short to say anything', () => {
    expect(progressOf(outline, { duty: { survey: { text: '好' } } }).missing).toContain('duty.survey')
  })

  it('is complete exactly when the answers are valid', () => {
    const cases = anyChecklist.chain((schema) => fc.tuple(fc.constant(schema), anyAnswers(schema)))
    fc.assert(
      fc.property(cases, ([schema, answers]) => {
        const errors = compileAnswers(schema)(answers)
        const isComplete = progressOf(outlineOf(schema), answers).missing.length === 0
        if (errors.length === 0) expect(isComplete).toBe(true)
        if (isComplete) expect(errors.every(({ keyword }) => keyword === 'additionalProperties')).toBe(true)
      }),
      { numRuns: 60, seed: 20_200_304 },
    )
  })
})

describe('evidence', () => {
  it('is every photo once, in order of appearance', () => {
    const answers = { a: { b: { photos: [photo, other] }, c: { photos: [photo] } }, d: { e: { answer: 'yes' } } }
    expect(evidenceOf(answers)).toEqual([photo, other])
  })

  it('is nothing where there is none, or nothing of the kind', () => {
    for (const answers of [
      null,
      {},
      'x',
      { a: null },
      { a: { b: null } },
      { a: { b: 'x' } },
      { a: { b: { photos: 'x' } } },
      { a: { b: { photos: [7, null] } } },
    ]) {
      expect(evidenceOf(answers)).toEqual([])
    }
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aDraft } from '../test/builders/aDraft.ts'
import { draftKey, draftPath, keptForm, upgraded, versionOf } from './draft.ts'

const text = fc.string({ maxLength: 20 })
const tree = fc.dictionary(
  fc.constantFrom('power', 'waste'),
  fc.dictionary(
    fc.constantFrom('lit', 'rubbish'),
    fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)),
    ),
  ),
)

describe('a draft as the device keeps it', () => {
  it('comes back as it went in, whatever was answered', () => {
    fc.assert(
      fc.property(tree, (answers) => {
        const draft = aDraft({ answers: JSON.parse(JSON.stringify(answers)) })
        expect(upgraded(structuredClone(keptForm(draft)))).toEqual(draft)
      }),
    )
  })

  it('is not changed by what happens to it afterwards', () => {
    const draft = aDraft({ answers: { power: { lit: { answer: 'yes' } } } })
    const kept = keptForm(draft)
    draft.answers = {}
    expect(upgraded(kept).answers).toEqual({ power: { lit: { answer: 'yes' } } })
  })

  it('of an earlier version of the page is read too, with what that did not know', () => {
    const { version: _, correction: __, refused: ___, ...old } = aDraft({ answers: { power: { lit: { answer: 'no' } } } })
    const read = upgraded(old as Parameters<typeof upgraded>[0]) // as it lies on devices
    expect(read).toEqual({
      ...aDraft({ answers: { power: { lit: { answer: 'no' } } } }),
      version: 0,
      correction: null,
      refused: null,
    })
  })

  it('counts from nought where none is kept', () => {
    expect(versionOf(undefined)).toBe(0)
    expect(versionOf(keptForm(aDraft({ version: 7 })))).toBe(7)
  })
})

describe('where a draft is filled', () => {
  const part = { key: 'health', team: '卫健组', others: [] }

  it.each([
    ['for a visit', {}, '/demo-2020/targets/v-1/visits/visit-1/fill'],
    ['as a part of a visit', { part }, '/demo-2020/targets/v-1/visits/visit-1/parts/health/fill'],
    ['as the own team’s part', { part: { ...part, key: null } }, '/demo-2020/targets/v-1/visits/visit-1/fill'],
    ['on no visit’s account', { visit: null }, '/demo-2020/targets/v-1/checklists/village/fill'],
    ['as a part on no visit’s account', { visit: null, part }, '/demo-2020/targets/v-1/checklists/village/parts/health/fill'],
    ['as a correction', { correction: { submission: 's-1', reason: '' } }, '/demo-2020/submissions/s-1/correct'],
  ])('%s', (_, over, path) => expect(draftPath(aDraft(over))).toBe(path))

  it('is kept apart by person, plan and purpose', () => {
    const keys = ['one', 'two'].flatMap((account) =>
      ['p', 'q'].flatMap((plan) => ['v', 'w'].map((visit) => draftKey(account, plan, visit))),
    )
    expect(new Set(keys).size).toBe(8)
  })
})

import { describe, expect, it } from 'vitest'
import { heaviest, ownerOf } from './benchProfile.mjs'
import { commandsEach, total } from './benchStore.mjs'

const frame = (functionName: string, url = '') => ({ functionName, url, lineNumber: 0, columnNumber: 0 })
const node = (id: number, functionName: string, url?: string) => ({ id, callFrame: frame(functionName, url) })

describe('a profile', () => {
  const profile = {
    nodes: [
      node(1, '(idle)'),
      node(2, 'examine', 'packages/plan/src/a.ts'),
      node(3, 'examine', 'packages/plan/src/a.ts'),
      node(4, '', 'packages/plan/src/b.ts'),
      node(5, 'insertMany', 'mongodb'),
      node(6, 'dispatch'),
    ],
    samples: [1, 2, 3, 4, 5, 6],
    timeDeltas: [9_000_000, 4_000, 2_000, 1_000, 3_000, 8_000],
  }
  const told = heaviest(profile, 10, ({ url }) => url || 'node itself')

  it('names functions by their own time for each record, wherever they were called from, and not what is no work', () => {
    expect(Object.entries(told.functions)).toEqual([
      ['examine packages/plan/src/a.ts', 0.6],
      ['insertMany mongodb', 0.3],
      ['(anonymous) packages/plan/src/b.ts', 0.1],
    ])
  })

  it('tells the same by package and library', () => {
    expect(Object.entries(told.owners)).toEqual([
      ['packages/plan', 0.7],
      ['mongodb', 0.3],
    ])
    expect(['services/forms/src/main.ts', 'node:net', '@trpc/server'].map(ownerOf)).toEqual([
      'services/forms',
      'node:net',
      '@trpc/server',
    ])
  })
})

describe('commands of the store', () => {
  const [before, after] = [
    new Map([['forms.submissions insert', 4]]),
    new Map([
      ['forms.cursors update', 5],
      ['forms.submissions insert', 24],
      ['forms.plans queries', 0],
    ]),
  ]

  it('are told for each record by collection and kind, the most first, and not where there were none', () => {
    expect(Object.entries(commandsEach(before, after, 10))).toEqual([
      ['forms.submissions insert', 2],
      ['forms.cursors update', 0.5],
    ])
    expect([total(before), total(after)]).toEqual([4, 29])
  })
})

import type { ListProposal } from '@duzhan/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proposalPage } from './proposalPage.ts'

const decided = { verb: 'keep', reason: '现场核实后决定', on: '2020-03-20', by: '市督战办' } as const
const proposal = (id: string, over: Partial<ListProposal> = {}, region = '430381106229'): ListProposal => ({
  target: { id, name: id, place: '', kind: 'village', regionPath: ['430000000000', region] },
  ...{ change: 'off', from: 'a', list: null, reasons: [], lost: [], decided: null },
  ...over,
})
const ids = (all: readonly ListProposal[]) => all.map(({ target }) => target.id)

describe('a page of what would change', () => {
  it('begins with what nobody has decided on, by where it lies', () => {
    const all = [proposal('a', { decided }), proposal('b'), proposal('c', {}, '430321109237')]
    const page = proposalPage(all, { limit: 100 })
    expect(ids(page.proposals)).toEqual(['c', 'b', 'a'])
    expect(page).toMatchObject({ total: 3, undecided: 2, next: null })
  })

  it('holds what concerns a list: who would come on it, leave it, or move from or to it', () => {
    const all = [
      proposal('on', { change: 'on', from: null, list: 'a' }),
      proposal('off'),
      proposal('move', { change: 'move', from: 'b', list: 'a' }),
      proposal('other', { from: 'b' }),
    ]
    expect(ids(proposalPage(all, { list: 'a', limit: 100 }).proposals).sort()).toEqual(['move', 'off', 'on'])
    expect(proposalPage(all, { list: 'none', limit: 100 })).toEqual({ total: 0, undecided: 0, proposals: [], next: null })
  })

  it('through all pages holds each once, what is decided on meanwhile behind', () => {
    const one = fc.record({ region: fc.constantFrom('430381106229', '430321109237'), isDecided: fc.boolean() })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 25 }), fc.integer({ min: 1, max: 6 }), (kinds, limit) => {
        const all = kinds.map(({ region, isDecided }, at) => proposal(`v-${at}`, isDecided ? { decided } : {}, region))
        const seen: string[] = []
        for (let cursor: Parameters<typeof proposalPage>[1]['cursor']; ; ) {
          const { proposals, next, total } = proposalPage(all, { limit, cursor })
          expect(total).toBe(all.length)
          seen.push(...ids(proposals))
          if (next === null) break
          cursor = next
        }
        expect(seen).toHaveLength(all.length)
        expect(new Set(seen)).toEqual(new Set(ids(all)))
      }),
    )
  })
})

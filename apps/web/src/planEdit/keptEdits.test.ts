import { afterEach, describe, expect, it, vi } from 'vitest'
import { forgetEdits, keepEdits, keptEdits } from './keptEdits.ts'

const ref = { plan: 'demo-2020', revision: 2 }
const edits = { base: { title: '甲' }, document: { title: '乙' } }

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

describe('edits on the device', () => {
  it('are there again for the same draft, until they are let go of', () => {
    keepEdits(ref, edits)
    expect(keptEdits(ref)).toEqual(edits)
    expect(keptEdits({ ...ref, revision: 3 })).toBeNull()
    forgetEdits(ref)
    expect(keptEdits(ref)).toBeNull()
  })

  it.each(['{', 'null', '"text"', '{"document":{}}', '[]'])('are none where %s is kept', (text) => {
    localStorage.setItem('duzhan-edit demo-2020@2', text)
    expect(keptEdits(ref)).toBeNull()
  })

  it('are kept by what changed, and come back as they were written, however many there are', () => {
    const text = 'x'.repeat(1_000)
    const long = { title: '甲', notes: [{ text }, { text }] }
    keepEdits(ref, { base: long, document: long })
    const whole = localStorage.getItem('duzhan-edit demo-2020@2')
    let document = long
    for (let at = 1; at <= 120; at++) {
      document = at % 40 === 0 ? { ...document, notes: [...document.notes, { text }] } : { ...document, title: `第${at}版` }
      keepEdits(ref, { base: long, document })
      if (at === 30) expect(localStorage.getItem('duzhan-edit demo-2020@2'), 'the document is not written again').toBe(whole)
    }
    expect(keptEdits(ref)).toEqual({ base: long, document })
    expect(keptEdits(ref)?.document).not.toBe(document)
  })

  it('of another window at the same draft are not mixed into what stands', () => {
    const base = { title: '甲', text: '丙' }
    keepEdits(ref, { base, document: { ...base, title: '乙' } })
    localStorage.setItem('duzhan-edit demo-2020@2', JSON.stringify({ base, document: { ...base, text: '丁' }, mark: 'other' }))
    localStorage.setItem('duzhan-edit demo-2020@2 mark', 'other')
    expect(keptEdits(ref)?.document, 'its journal is not mine').toEqual({ ...base, text: '丁' })
    keepEdits(ref, { base, document: { ...base, title: '戊' } })
    expect(keptEdits(ref)?.document).toEqual({ ...base, title: '戊' })
  })

  it('are as far as they can be read where the journal was broken off', () => {
    keepEdits(ref, edits)
    keepEdits(ref, { ...edits, document: { title: '丙' } })
    const name = 'duzhan-edit demo-2020@2 journal'
    localStorage.setItem(name, `${localStorage.getItem(name)}\n{"act":"set","at":["gone","x"],"value":1}`)
    expect(keptEdits(ref)?.document).toEqual({ title: '丙' })
  })

  it('are done without on a device that keeps nothing', () => {
    const broken = () => {
      throw new Error('denied')
    }
    vi.stubGlobal('localStorage', { setItem: broken, getItem: broken, removeItem: broken })
    expect(() => keepEdits(ref, edits)).not.toThrow()
    expect(keptEdits(ref)).toBeNull()
  })
})

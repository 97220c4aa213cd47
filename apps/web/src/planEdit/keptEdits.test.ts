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

  it('are done without on a device that keeps nothing', () => {
    const broken = () => {
      throw new Error('denied')
    }
    vi.stubGlobal('localStorage', { setItem: broken, getItem: broken, removeItem: broken })
    expect(() => keepEdits(ref, edits)).not.toThrow()
    expect(keptEdits(ref)).toBeNull()
  })
})

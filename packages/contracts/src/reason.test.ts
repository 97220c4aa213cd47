import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Correction } from './submission.ts'
import { ListDecision } from './targetList.ts'
import { isReason, reasonLength } from './text.ts'

const correction = (reason: string) => Correction.safeParse({ submission: '01900000-0000-7000-8000-000000000001', reason })
const released = (reason: string) => ListDecision.safeParse({ target: 'v-1', verb: 'release', reason })

describe('a reason', () => {
  it.each([
    ['in Chinese', '门牌号写错'],
    ['in English', 'wrong house'],
    ['of digits', '12345'],
    ['of just the longest', '因'.repeat(reasonLength.max)],
    ['of several lines', '第一户：核实\n第二户：核实'],
    ['with blanks around it', '　 登记有误了 \n'],
  ])('%s is one', (_, text) => {
    expect(isReason(text)).toBe(true)
  })

  it.each([
    ['too short to say anything', '写错了'],
    ['of blanks', '          '],
    ['of wide blanks', '　'.repeat(10)],
    ['of strokes and dots', '——————'],
    ['of question marks', '？？？？？'],
    ['that is long enough only by blanks around it', '  错了     '],
    ['that is long enough only by marks that nobody sees', `错${'\u200b'.repeat(20)}了`],
    ['of letters that leave no mark on paper', '\u3164'.repeat(8)],
    ['turned around by a mark and otherwise empty', '\u202e\u2066 \u2069\u200f\u200e'],
    ['longer than anybody reads', '因'.repeat(reasonLength.max + 1)],
    ['left out', ''],
  ])('%s is none', (_, text) => {
    expect(isReason(text)).toBe(false)
  })

  it('is judged alike by what is seen of it, whatever unseen is put in', () => {
    const seen = fc.string({ unit: fc.constantFrom('户', 'a', '7', '，', ' '), maxLength: 12 })
    const unseen = fc.string({ unit: fc.constantFrom('\u200b', '\u202e', '\ufeff', '\u00ad'), maxLength: 5 })
    fc.assert(
      fc.property(seen, unseen, fc.nat(12), (text, marks, at) => {
        expect(isReason(text.slice(0, at) + marks + text.slice(at))).toBe(isReason(text))
      }),
    )
  })
})

describe.each([
  ['a correction', correction],
  ['a release from a list', released],
] as const)('%s', (_, parse) => {
  it('keeps its reason as it is seen, so that nobody can show another than was judged', () => {
    expect(parse('  门牌\u202e号写\u200b错了\n').data).toMatchObject({ reason: '门牌号写错了' })
  })

  it('is refused without a reason, at its bounds and beyond', () => {
    expect(parse('五个字正好').success).toBe(true)
    expect(parse('长'.repeat(reasonLength.max)).success).toBe(true)
    for (const none of ['四个字啊', '\u3164'.repeat(9), '。。。。。。', '长'.repeat(reasonLength.max + 1)])
      expect(parse(none).success, none.slice(0, 9)).toBe(false)
  })
})

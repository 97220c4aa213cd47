import fc from 'fast-check'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { choose, leave, write } from '../test/act.ts'
import { nameOf, textOf, the } from '../test/find.ts'
import { shown } from '../test/shown.tsx'
import { BlankField } from './BlankField.tsx'
import { faultOf } from './faultOf.ts'
import { type Blank, blankKind, readAnswer } from './readAnswer.ts'

const blank = (schema: Blank['schema'], more: Partial<Blank> = {}): Blank => ({ key: 'one', title: '某项', schema, ...more })
let typed = ''
function draw(one: Blank, first = '', fault: string | null = null) {
  typed = first
  function Form() {
    const [text, setText] = useState(first)
    typed = text
    return <BlankField blank={one} typed={text} fault={fault} onType={setText} onLeave={() => {}} />
  }
  return shown(<Form />)
}
const field = () => the('field', '某项')

describe('how a blank is asked for', () => {
  it.each<[Blank['schema'], ReturnType<typeof blankKind>, string]>([
    [{ type: 'string' }, 'text', 'INPUT null'],
    [{ type: 'integer' }, 'number', 'INPUT null'],
    [{ type: 'number' }, 'number', 'INPUT null'],
    [{ type: 'string', format: 'date' }, 'date', 'INPUT null'],
    [{ type: 'array', items: { type: 'string' } }, 'list', 'TEXTAREA null'],
    [{ type: 'boolean' }, 'yesNo', 'SELECT null'],
    [{ enum: ['市级', '县级'] }, 'choice', 'SELECT null'],
    [{ type: 'integer', enum: [1, 2] }, 'choice', 'SELECT null'],
  ])('%j is a %s', async (schema, kind, drawn) => {
    expect(blankKind({ schema })).toBe(kind)
    await draw(blank(schema))
    expect(`${field().tagName} ${field().getAttribute('type')}`).toBe(drawn)
    expect(nameOf(field())).toBe('某项')
  })

  it('offers a phone’s digits for a number', async () => {
    await draw(blank({ type: 'integer' }))
    expect(field().getAttribute('inputmode')).toBe('numeric')
  })

  it('chooses among what there is', async () => {
    await draw(blank({ enum: ['市级', '县级'] }))
    expect([...field().querySelectorAll('option')].map((option) => option.textContent)).toEqual(['请选择', '市级', '县级'])
    await choose('某项', '县级')
    expect(typed).toBe('县级')
  })

  it('chooses yes or no', async () => {
    const one = blank({ type: 'boolean' })
    await draw(one)
    await choose('某项', '否')
    expect(readAnswer(one, typed)).toBe(false)
  })

  it('writes a list a line each, and counts it', async () => {
    await draw(blank({ type: 'array', items: { type: 'string' } }))
    await write('某项', '甲村\n\n 乙村 \n')
    expect(textOf()).toContain('每行写一个')
    expect(textOf()).toContain('已写 2 个')
  })

  it('says a day in words once it is chosen, and the hint until then', async () => {
    await draw(blank({ type: 'string', format: 'date' }, { hint: '如 2020-03-20' }))
    expect(textOf()).toContain('如 2020-03-20')
    await write('某项', '2020-03-20')
    expect(textOf()).toContain('2020年3月20日')
    expect(textOf()).not.toContain('如 2020-03-20')
  })

  it('is told apart as wrong, with why, for eye and ear', async () => {
    await draw(blank({ type: 'string' }, { hint: '不留XX' }), 'XX县', '不符合要求：不留XX')
    expect(field().getAttribute('aria-invalid')).toBe('true')
    const about = document.getElementById(field().getAttribute('aria-describedby') ?? '')
    expect(textOf(about ?? document.body)).toBe('不符合要求：不留XX')
  })

  it('says when it was left', async () => {
    const left = vi.fn()
    await shown(<BlankField blank={blank({ type: 'string' })} typed="" fault={null} onType={() => {}} onLeave={left} />)
    await leave(field())
    expect(left).toHaveBeenCalledOnce()
  })
})

describe('what was typed into a blank', () => {
  it.each<[Blank['schema'], string, unknown]>([
    [{ type: 'string' }, ' 湘潭县 ', '湘潭县'],
    [{ type: 'string' }, '   ', null],
    [{ type: 'integer' }, '１２', 12],
    [{ type: 'integer' }, '1,234', 1_234],
    [{ type: 'number' }, '-0.5', -0.5],
    [{ type: 'integer' }, '十二', '十二'],
    [{ type: 'integer' }, '1e3', '1e3'],
    [{ type: 'boolean' }, 'true', true],
    [{ type: 'boolean' }, 'false', false],
    [{ enum: [1, 2] }, '2', 2],
    [{ enum: [1, 2] }, '3', '3'],
    [{ type: 'array', items: { type: 'integer' } }, '1\n２\n三', [1, 2, '三']],
  ])('%j: %j means %j', (schema, text, answer) => expect(readAnswer({ schema }, text)).toEqual(answer))

  it('is a number exactly where digits say one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (number) => {
        expect(readAnswer({ schema: { type: 'integer' } }, String(number))).toBe(number)
        expect(readAnswer({ schema: { type: 'integer' } }, number.toLocaleString('zh-CN'))).toBe(number)
      }),
    )
  })

  it.each<[Blank['schema'], string, RegExp]>([
    [{ type: 'string', minLength: 2 }, '县', /应.*2/],
    [{ type: 'integer', minimum: 1 }, '0', /不少于 1/],
    [{ type: 'integer', maximum: 9 }, '10', /9/],
    [{ type: 'integer' }, '1.5', /整数/],
    [{ type: 'integer' }, '几个', /应填数字/],
    [{ type: 'array', items: { type: 'string', minLength: 2 } }, '甲村\n乙', /第 2 个“乙”/],
    [{ type: 'array', items: { type: 'string', maxLength: 50 }, maxItems: 9, uniqueItems: true }, '甲村\n甲村', /甲村/],
    [{ type: 'array', items: { type: 'string' }, minItems: 2 }, '甲村', /2/],
    [{ type: 'string', pattern: '^[0-9]{12}$', maxLength: 12 }, '43', /不符合要求/],
  ])('%j: %j is refused in words that say what to do', (schema, text, words) => {
    const fault = faultOf({ schema }, readAnswer({ schema }, text))
    expect(fault).toMatch(words)
    expect(fault).not.toMatch(/undefined|\[object/)
  })

  it('is never both missing and there', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const answer = readAnswer({ schema: { type: 'string' } }, text)
        expect(faultOf({ schema: { type: 'string' } }, answer)).toBe(text.trim() === '' ? '还没有填写' : null)
      }),
    )
  })
})

import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { held, leave, press, write } from '../test/act.ts'
import { names, the } from '../test/find.ts'
import { drawn } from '../test/shown.tsx'
import { MomentInput } from './MomentInput.tsx'
import type { MomentKind } from './MomentPicker.tsx'

const showPicker = vi.fn()

let kept: string
function Field({ kind, first, ...rest }: { kind: MomentKind; first: string; min?: string; max?: string; required?: boolean }) {
  const [value, setValue] = useState(first)
  kept = value
  return (
    <form>
      <label htmlFor="when">期限</label>
      <MomentInput id="when" kind={kind} value={value} onChange={setValue} {...rest} />
      <button type="button" onClick={() => setValue('2020-03-20')}>
        今天
      </button>
    </form>
  )
}
const field = () => the('field', '期限')
const fault = () => {
  const own = field()
  return own instanceof HTMLInputElement ? own.validationMessage : 'no field'
}

beforeEach(() => {
  showPicker.mockClear()
  Object.assign(HTMLInputElement.prototype, { showPicker }) // as browsers have it
})
afterEach(() => Reflect.deleteProperty(HTMLInputElement.prototype, 'showPicker')) // other files see none

describe('a day, a month or a time', () => {
  it.each<[MomentKind, string, string, string]>([
    ['date', '2020年3月5日', '2020-03-05', '2020-03-05'],
    ['date', '20200305', '2020-03-05', '2020-03-05'],
    ['month', '2020年3月', '2020-03', '2020-03'],
    ['time', '8点30分', '08:30', '08:30'],
    ['datetime-local', '2020年3月5日 8:30', '2020-03-05T08:30', '2020-03-05 08:30'],
  ])('(%s) written as %s is kept as %s, and stands as %s once the field is left', async (kind, written, value, shown) => {
    await drawn(<Field kind={kind} first="" />)
    await write('期限', written)
    expect([kept, held('期限')]).toEqual([value, written])
    await leave(field())
    expect([kept, held('期限')]).toEqual([value, shown])
  })

  it('stays as it is written while it is no such thing, keeps nothing and says how it is written', async () => {
    await drawn(<Field kind="date" first="2020-03-05" />)
    await write('期限', '2020-02-31')
    await leave(field())
    expect([kept, held('期限')]).toEqual(['', '2020-02-31'])
    expect(fault()).toBe('请写成 2020-03-31 或 2020年3月31日。')
    await write('期限', '2020-02-29')
    expect([kept, fault()]).toEqual(['2020-02-29', ''])
  })

  it.each([
    ['2020-03-09', '不能早于 2020-03-10。'],
    ['2020-03-10', ''],
    ['2020-03-20', ''],
    ['2020-03-21', '不能晚于 2020-03-20。'],
  ])('of %s between two says “%s”', async (written, said) => {
    await drawn(<Field kind="date" first="" min="2020-03-10" max="2020-03-20" />)
    await write('期限', written)
    expect(fault()).toBe(said)
  })

  it('gives way to what is set beside it, though something else stands half written', async () => {
    await drawn(<Field kind="date" first="" />)
    await write('期限', '2020-')
    await press('今天')
    expect(held('期限')).toBe('2020-03-20')
    expect(fault()).toBe('')
  })

  it('is picked by the picker of the device too', async () => {
    await drawn(<Field kind="date" first="" />)
    await write('期限', '2020-')
    await press('选日期')
    expect(showPicker).toHaveBeenCalledOnce()
    const picker = document.querySelector('.moment-picker')
    if (!picker) throw new Error('there is no picker')
    expect([picker.getAttribute('aria-hidden'), picker.getAttribute('tabindex')]).toEqual(['true', '-1'])
    await write(picker, '2020-03-05')
    expect([kept, held('期限')]).toEqual(['2020-03-05', '2020-03-05'])
  })

  it.each<[MomentKind, string]>([
    ['month', '选月份'],
    ['time', '选时间'],
    ['datetime-local', '选日期和时间'],
  ])('of the kind %s has a button that says %s', async (kind, word) => {
    await drawn(<Field kind={kind} first="" />)
    expect(names('button')).toContain(word)
  })
})

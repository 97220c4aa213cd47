import { beforeAll, describe, expect, it } from 'vitest'
import { drawn } from '../test/shown.tsx'
import { faultOf, sayFieldFaults } from './fieldFaults.ts'

const field = (kind: 'input' | 'select' | 'textarea', given: object, wrong: Partial<ValidityState>) => {
  const made = Object.assign(document.createElement(kind), given)
  Object.defineProperty(made, 'validity', { value: { valid: false, ...wrong } })
  return made
}

describe('why a field does not take what stands in it', () => {
  it.each<[string, ReturnType<typeof field>]>([
    ['请填写这一项。', field('input', {}, { valueMissing: true })],
    ['请选择一项。', field('select', {}, { valueMissing: true })],
    ['请选择一项。', field('input', { type: 'radio' }, { valueMissing: true })],
    ['请先勾选。', field('input', { type: 'checkbox' }, { valueMissing: true })],
    ['请填数字。', field('input', { type: 'number' }, { badInput: true })],
    ['至少 5 个字，现在 2 个。', field('textarea', { minLength: 5, value: '不足' }, { tooShort: true })],
    ['最多 2 个字，现在 3 个。', field('input', { maxLength: 2, value: '太长了' }, { tooLong: true })],
    ['不能小于 1。', field('input', { type: 'number', min: '1' }, { rangeUnderflow: true })],
    ['不能大于 9。', field('input', { type: 'number', max: '9' }, { rangeOverflow: true })],
    ['小数位数太多。', field('input', { type: 'number' }, { stepMismatch: true })],
    ['格式不对，请看这一项的说明。', field('input', {}, { patternMismatch: true })],
    ['', field('input', {}, { customError: true })],
  ])('is said: %s', (said, made) => expect(faultOf(made)).toBe(said))
})

describe('a field of a page', () => {
  beforeAll(() => sayFieldFaults(document))
  const only = () => {
    const found = document.querySelector('input')
    if (!found) throw new Error('there is no field')
    return found
  }

  it('says it in Chinese, and is judged anew from the next letter on', async () => {
    await drawn(<input required />)
    expect(only().checkValidity()).toBe(false)
    expect(only().validationMessage).toBe('请填写这一项。')
    only().value = '有了'
    only().dispatchEvent(new Event('input', { bubbles: true }))
    expect(only().checkValidity()).toBe(true)
  })

  it('is judged anew when a button is pressed, though the page has filled it itself', async () => {
    await drawn(<input required />)
    expect(only().checkValidity()).toBe(false)
    only().value = '由页面填入'
    document.body.click()
    expect(only().checkValidity()).toBe(true)
  })

  it('says what a part of its page has to say of it', async () => {
    await drawn(<input />)
    only().setCustomValidity('登记册中没有这个村')
    expect(only().checkValidity()).toBe(false)
    only().dispatchEvent(new Event('input', { bubbles: true }))
    expect(only().validationMessage).toBe('登记册中没有这个村')
  })
})

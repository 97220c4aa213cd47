import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { held, write } from '../test/act.ts'
import { the } from '../test/find.ts'
import { drawn } from '../test/shown.tsx'
import { CodeField } from './CodeField.tsx'

function Filled({ hint, hasFocus }: { hint?: string; hasFocus?: boolean }) {
  const [value, setValue] = useState('')
  return (
    <CodeField
      title="验证码"
      {...(hint !== undefined && { hint })}
      {...(hasFocus !== undefined && { hasFocus })}
      value={value}
      onChange={setValue}
    />
  )
}

describe('a field for a code', () => {
  it('is one that a telephone may fill in, and takes a recovery code as well', async () => {
    await drawn(<Filled />)
    expect(the('field', '验证码').getAttribute('autocomplete')).toBe('one-time-code')
    expect(the('field', '验证码').getAttribute('maxlength')).toBe('40')
    await write('验证码', 'y85m-bafn-dnfe-j9cy')
    expect(held('验证码')).toBe('y85m-bafn-dnfe-j9cy')
  })

  it('is read aloud with what it takes', async () => {
    await drawn(<Filled hint="6 位数字" />)
    const described = the('field', '验证码').getAttribute('aria-describedby')
    expect(document.getElementById(described ?? '')?.textContent).toBe('6 位数字')
  })

  it('is not described where there is nothing to say', async () => {
    await drawn(<Filled />)
    expect(the('field', '验证码').hasAttribute('aria-describedby')).toBe(false)
  })

  it('is where one types next, if that is so', async () => {
    await drawn(<Filled />)
    expect(document.activeElement).not.toBe(the('field', '验证码'))
    await drawn(<Filled hasFocus />)
    expect(document.activeElement).toBe(the('field', '验证码'))
  })
})

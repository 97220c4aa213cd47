import { Problem } from '@duzhan/problems'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgePassword } from './passwordRules.ts'

function codeOf(password: string, account = 'xt-inspector') {
  try {
    judgePassword(password, account)
    return 'good'
  } catch (error) {
    return error instanceof Problem ? error.code : error
  }
}

describe('a password', () => {
  it.each([
    'huang-shan-52-yun',
    'correct horse battery',
    'tian2qing9lan!ma',
    'Kz7#mq2!Lpw',
    '山高水长路远情深天地宽',
    'kuangshan8luxian',
  ])('may be “%s”', (password) => {
    expect(codeOf(password)).toBe('good')
  })

  it.each(['', 'a', '123456789', 'Kz7#mq2!L', '山高水长路远情深天'])(
    'of fewer than ten characters is too short: “%s”',
    (password) => {
      expect(codeOf(password)).toBe('password.too-short')
    },
  )

  it('is told how many characters it needs', () => {
    expect(() => judgePassword('short', 'wang')).toThrow(new Problem('invalid', 'password.too-short', { least: 10 }))
  })

  it.each([
    'woaini1314',
    'woaini1314520',
    'qwerty123456',
    'Qwerty@123456',
    '1qaz2wsx3edc',
    'q1w2e3r4t5',
    'asdfghjkl;',
    'abcd123456',
    'Admin@123456',
    'P@ssw0rd2020',
    'password2020',
    'aaaaaaaaaa',
    '5201314520',
    '13807321234',
    '430321198502141234',
    'zhang19850214',
    '19850214zhang',
    'Zhangwei123',
    'liming19900101',
    'Duzhan-2020',
    'duzhan@2020',
    'Xiangtan2020',
    'xiangtan@123',
    'beijing2008',
    'woaiwojia521',
    'zhongguo123',
    'Fupin@2020',
    'wangwang123',
  ])('that others would try first is refused: “%s”', (password) => {
    expect(codeOf(password)).toBe('password.common')
  })

  it.each(['xt-inspector2020', 'xtinspector2020', 'XT_Inspector!99', '2020xt-inspector', 'my-xt-inspector-9Kq'])(
    'holds nothing of the account: “%s”',
    (password) => {
      expect(codeOf(password)).toBe('password.names-account')
    },
  )

  it('that is an account and a year is refused, whatever the account', () => {
    const account = fc.stringMatching(/^[a-z][a-z0-9-]{4,20}$/).filter((text) => text.replaceAll('-', '').length >= 5)
    fc.assert(
      fc.property(account, fc.integer({ min: 1950, max: 2030 }), fc.constantFrom('', '@', '-', '_'), (name, year, between) => {
        expect(codeOf(`${name}${between}${year}`, name)).not.toBe('good')
      }),
      { numRuns: 50 },
    )
  })

  it('is judged quickly, however long it is', () => {
    const started = performance.now()
    judgePassword('kuangshan8luxian'.repeat(12), 'wang')
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

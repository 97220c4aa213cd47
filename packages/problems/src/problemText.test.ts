import { describe, expect, it } from 'vitest'
import { catalogue, problemText } from './problemText.ts'

describe('the sentence of a problem', () => {
  it('is filled from the details', () => {
    expect(problemText('port.taken', { port: 3000 }, 'zh')).toBe(
      '端口 3000 已被占用。请停止占用它的程序，或用 PORT 指定别的端口。',
    )
    expect(problemText('port.taken', { port: 3000 }, 'en')).toBe(
      'Port 3000 is taken: stop the program that uses it, or name another with PORT.',
    )
  })

  it('leaves an optional part out when its detail is missing or empty', () => {
    expect(problemText('port.taken', {}, 'zh')).toBe('端口已被占用。请停止占用它的程序，或用 PORT 指定别的端口。')
    expect(problemText('person.exists', { account: '' }, 'zh')).toBe('账号已存在（已移除的也算），请换一个。')
  })

  it('keeps brackets and braces that a detail brings along', () => {
    expect(problemText('region.invalid', { code: '[{code}]' }, 'zh')).toContain('“[{code}]”')
  })

  it('counts a list where the sentence asks for its length', () => {
    const errors = [{ path: 'a' }, { path: 'b' }]
    expect(problemText('submission.answers-invalid', { errors }, 'zh')).toBe(
      '填报内容有 2 处不符合清单要求，请逐项改正后再提交。',
    )
  })

  it('names the first three faults of a plan and counts the rest', () => {
    const faults = ['缺少日期。', '阶段重复', '名单为空', '清单为空', '周期有误'].map((message) => ({ path: '/x', message }))
    expect(problemText('plan.invalid', { faults }, 'zh')).toBe(
      '方案不符合要求，请改正后再发布：缺少日期；阶段重复；名单为空；等 5 处。',
    )
    expect(problemText('plan.invalid', { faults: ['no date', 'no list'] }, 'en')).toBe(
      'The plan is not valid and was not published: no date; no list.',
    )
  })

  it('says nothing of a list that is empty', () => {
    expect(problemText('plan.invalid', { faults: [] }, 'zh')).toBe('方案不符合要求，请改正后再发布。')
  })

  it('exists even for a code that this version does not know', () => {
    expect(problemText('moon.eclipsed', {}, 'zh')).toBe('操作没有成功（moon.eclipsed），请刷新后再试。')
    expect(problemText('toString', {}, 'en')).toBe('That did not work (toString): reload and try again.')
  })

  it('does not read inherited properties as details', () => {
    expect(problemText('port.taken', Object.create({ port: 1 }), 'zh')).toMatch(/^端口已被占用/)
  })
})

describe('the catalogue', () => {
  it.each(Object.entries(catalogue))('%s has a Chinese and an English sentence that stand without details', (code, entry) => {
    expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/)
    const zh = problemText(code, {}, 'zh')
    const en = problemText(code, {}, 'en')
    expect(zh).toMatch(/\p{Script=Han}.*。$/u)
    expect(en).toMatch(/^[A-Z].*\.$/)
    expect(en).not.toMatch(/\p{Script=Han}/u)
    expect(`${zh}${en}`).not.toMatch(/[{}[\]]/)
    const placeholders = (text: string) => new Set([...text.matchAll(/\{[^}]+\}/g)].map(([name]) => name))
    expect(placeholders(entry.en)).toEqual(placeholders(entry.zh))
  })
})

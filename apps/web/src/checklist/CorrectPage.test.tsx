import type { SubmissionView } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asInspector } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { press, write } from '../test/act.ts'
import { aChecklistView } from '../test/builders/aChecklist.ts'
import { aRecord } from '../test/builders/aRecord.ts'
import { aVisitBoard } from '../test/builders/aVisit.ts'
import { all, names, textOf, the } from '../test/find.ts'
import '../test/onDevice.ts'
import { opened } from '../test/opened.tsx'
import { type Answers, waiting } from '../test/platform.ts'
import { soon } from '../test/settled.ts'

const id = aRecord().id
const open = (over: Partial<SubmissionView> = {}, answers: Answers = {}) =>
  opened(`/demo-2020/submissions/${id}/correct`, asInspector, {
    'forms.submission.byId': aRecord({ correctableUntil: '2020-04-07', ...over }),
    'forms.checklist.byKey': aChecklistView(),
    'assignments.visit.list': aVisitBoard(),
    ...answers,
  })
const chosen = () =>
  all('field')
    .filter((field): field is HTMLInputElement => field instanceof HTMLInputElement && field.checked)
    .map(({ name, value }) => `${name} ${value}`)

describe('correcting a record', () => {
  it('begins with the answers that were sent, and has changed nothing', async () => {
    await open()
    await soon(() => expect(chosen()).toEqual(['power.lit.answer yes']))
    expect(textOf()).toContain('这是一份更正')
    expect(textOf()).toContain('尚未修改')
    expect(textOf()).toContain('已填 2 / 2 项')
  })

  it('asks for a reason before it is sent', async () => {
    await open()
    await soon(() => expect(chosen()).toHaveLength(1))
    await press('检查并提交')
    await soon(() => expect(textOf()).toContain('原记录保留备查'))
    expect(the('button', '提交更正')).toHaveProperty('disabled', true)
    await soon(() => the('field', '更正理由'))
    await write('更正理由', '误填停电户数，已到户核对')
    expect(the('button', '提交更正')).toHaveProperty('disabled', false)
  })

  it.each([['it was corrected before, or too long ago, or is another team’s', { correctableUntil: null }]])(
    'is not possible where %s, which is said',
    async (_, over) => {
      await open(over)
      expect(textOf()).toContain('这份记录不能由您更正')
      expect(the('link', '查看督战记录').getAttribute('href')).toBe(`/demo-2020/submissions/${id}`)
    },
  )

  it('waits with a skeleton for the record', async () => {
    await open({}, { 'forms.submission.byId': waiting })
    expect(names('status')).toEqual(['正在载入…'])
  })

  it.each([
    ['absent', 'submission.absent', '没有找到'],
    ['unavailable', 'service.unavailable', 'service.unavailable'],
  ] as const)('says why the record cannot be had: %s, %s', async (kind, code, words) => {
    await open({}, { 'forms.submission.byId': new Problem(kind, code) })
    expect(textOf()).toContain(words)
  })
})

import type { FindingVerb } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import { api, queryClient } from '../api/api.ts'
import { held, press, write } from '../test/act.ts'
import { aFindingView } from '../test/builders/aFinding.ts'
import { names, textOf, the } from '../test/find.ts'
import { type Answers, platform, waiting } from '../test/platform.ts'
import { shown } from '../test/shown.tsx'
import { FindingActions } from './FindingActions.tsx'

const show = (...verbs: FindingVerb[]) => shown(<FindingActions finding={aFindingView({ verbs })} />)
const seen = { id: 'f-1', version: 4 }

describe('what can be done about a finding', () => {
  it('is exactly what the platform opened to this person', async () => {
    await show('verify', 'sendBack')
    expect(names('button')).toEqual(['复核通过', '退回'])
  })

  it.each(['handOver', 'withdraw'] as const)(
    'is nothing when the platform opened nothing, and %s is never a button',
    async (own) => {
      await show(own)
      expect(textOf()).toBe('')
    },
  )

  it('advises the step forward, and never the one back', async () => {
    await show('verify', 'sendBack')
    expect(the('button', '复核通过').className).toContain('button-primary')
    expect(the('button', '退回').className).not.toContain('button-primary')
    await press('退回')
    expect(the('button', '退回').className).toContain('button-primary')
    expect(the('button', '复核通过').className).not.toContain('button-primary')
  })

  it('asks before it acts, and says which version it acts on', async () => {
    const asked = platform({ 'assignments.finding.accept': aFindingView({ state: 'rectifying', version: 5 }) })
    await show('accept')
    await press('签收')
    expect(asked.asked('assignments.finding.accept')).toEqual([])
    await press('确认签收')
    expect(asked.asked('assignments.finding.accept')).toEqual([seen])
    const kept = queryClient.getQueryData(api.assignments.finding.byId.queryKey({ id: 'f-1' }))
    expect(kept?.version).toBe(5)
  })

  it('can be left without doing it', async () => {
    await show('closeOut')
    await press('销号')
    await press('取消')
    expect(names('button')).toEqual(['销号'])
  })

  it.each([
    ['accept', '签收', null, {}],
    ['reportBack', '反馈整改', '整改情况', { photos: [] }],
    ['verify', '复核通过', '复核情况', { photos: [] }],
    ['sendBack', '退回', '退回理由', {}],
    ['closeOut', '销号', null, {}],
    ['extend', '同意延期', null, {}],
    ['refuseExtension', '不予延期', '不予延期的理由', {}],
  ] as const)('sends %s with what was seen and written, and nothing more', async (verb, title, label, more) => {
    const asked = platform({ [`assignments.finding.${verb}`]: aFindingView({ version: 5 }) })
    await show(verb)
    await press(title)
    if (label) await write(label, '现场已经看过')
    await press(`确认${title}`)
    const sent = asked.asked(`assignments.finding.${verb}`)
    expect(sent).toEqual([{ ...seen, ...(label ? { text: '现场已经看过' } : {}), ...more }])
    expect(names('form')).toEqual([])
  })

  it('sends a finding back with a new deadline, where one is set', async () => {
    const asked = platform({ 'assignments.finding.sendBack': aFindingView({ state: 'returned' }) })
    await show('sendBack')
    await press('退回')
    await write('退回理由', '现场仍有垃圾')
    await write('新的整改期限', '2020-04-20')
    await press('确认退回')
    expect(asked.asked('assignments.finding.sendBack')).toEqual([{ ...seen, text: '现场仍有垃圾', rectifyBy: '2020-04-20' }])
  })

  it.each([
    ['2020-04-11', '2020年4月10日', '2020-04-10', '2020年4月11日'],
    ['2020-04-05T14:30', '2020-04-05 12:00', '2020-04-05T12:00', '2020年4月5日 14:30'],
  ])('asks for more time, until %s at the latest', async (latest, written, rectifyBy, read) => {
    const asked = platform({ 'assignments.finding.askExtension': aFindingView({ version: 5 }) })
    const extension = { asked: null, left: { left: 2, latest } }
    await shown(<FindingActions finding={aFindingView({ verbs: ['askExtension'], extension })} />)
    await press('申请延期')
    expect(textOf()).toContain(`最晚可到 ${read}，还可延期 2 次`)
    await write('延期原因', '设备还在路上')
    await write('申请延到', written)
    await press('确认申请延期')
    expect(asked.asked('assignments.finding.askExtension')).toEqual([{ ...seen, text: '设备还在路上', rectifyBy }])
  })

  it('shows what is asked for to whoever decides', async () => {
    const extension = { asked: '2020-04-10', left: null }
    await shown(<FindingActions finding={aFindingView({ verbs: ['extend', 'refuseExtension'], extension })} />)
    await press('同意延期')
    expect(textOf()).toContain('申请延到 2020年4月10日')
  })

  it('can be pressed once only, and says that it is being sent', async () => {
    const asked = platform({ 'assignments.finding.closeOut': waiting })
    await show('closeOut')
    await press('销号')
    await press('确认销号')
    await press('正在提交…')
    expect(asked.asked('assignments.finding.closeOut')).toHaveLength(1)
  })

  it('forgets what was written for one finding once it was sent', async () => {
    platform({ 'assignments.finding.verify': aFindingView({ version: 5, verbs: ['sendBack'] }) })
    await show('verify', 'sendBack')
    await press('复核通过')
    await write('复核情况', '现场已经通电')
    await press('确认复核通过')
    await press('退回')
    expect(held('退回理由')).toBe('')
  })
})

describe('a step on a finding that is refused', () => {
  const refused = async (problem: Problem) => {
    platform({ 'assignments.finding.verify': problem } satisfies Answers)
    await show('verify')
    await press('复核通过')
    await write('复核情况', '现场已经通电')
    await press('确认复核通过')
  }

  it('because someone was faster does nothing, and says so', async () => {
    await refused(new Problem('stale', 'finding.stale'))
    expect(textOf(the('alert'))).toContain('刚刚有了新的进展')
    expect(names('button')).toEqual(['复核通过'])
  })

  it.each([
    ['forbidden', 'finding.own-work'],
    ['conflict', 'finding.wrong-state'],
    ['forbidden', 'right.missing'],
    ['invalid', 'input.invalid'],
    ['conflict', 'evidence.missing'],
    ['limited', 'request.limited'],
    ['unavailable', 'service.unavailable'],
  ] as const)('as %s with %s keeps what was written and says why', async (kind, code) => {
    await refused(new Problem(kind, code))
    expect(textOf(the('alert'))).toContain(`错误代码 ${code} · 请求编号 r-1`)
    expect(textOf(the('alert'))).not.toMatch(/^错误代码/)
    expect(held('复核情况')).toBe('现场已经通电')
  })

  it('is forgotten when another step is chosen', async () => {
    platform({ 'assignments.finding.verify': new Problem('forbidden', 'finding.own-work') })
    await show('verify', 'sendBack')
    await press('复核通过')
    await write('复核情况', '现场已经通电')
    await press('确认复核通过')
    await press('退回')
    expect(names('alert')).toEqual([])
  })
})

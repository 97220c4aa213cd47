import type { TaskProgress } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import { held, press, write } from '../test/act.ts'
import { names, the } from '../test/find.ts'
import { type Answers, platform } from '../test/platform.ts'
import { shown } from '../test/shown.tsx'
import { TaskReportForm } from './TaskReportForm.tsx'

const cell: TaskProgress = {
  ...{ task: 'water', unit: 'counties', region: '433101000000', state: 'notStarted', text: null },
  ...{ reportedOn: null, by: null, version: 3, verbs: ['report'] },
}
async function open(answers: Answers = {}) {
  const asked = platform(answers)
  await shown(<TaskReportForm plan="p" cell={cell} title="吉首市" />)
  return asked
}
const text = '管网改造已全部完成'

describe('the form for a task’s progress', () => {
  it('opens when asked for and can be left', async () => {
    await open()
    expect(names('form')).toHaveLength(0)
    await press('填报吉首市的进展')
    expect(names('form')).toHaveLength(1)
    await press('取消')
    expect(names('form')).toHaveLength(0)
  })

  it('sends the cell as it was seen, with the state and the words, and closes', async () => {
    const asked = await open({ 'assignments.task.report': { ...cell, state: 'done', version: 4 } })
    await press('填报吉首市的进展')
    await press('已完成')
    await write(the('field'), text)
    await press('提交进展')
    expect(names('form')).toHaveLength(0)
    expect(asked.asked('assignments.task.report')).toEqual([
      { plan: 'p', task: 'water', unit: 'counties', region: '433101000000', version: 3, state: 'done', text },
    ])
  })

  it.each([
    ['stale', 'task.stale'],
    ['forbidden', 'right.missing'],
    ['unavailable', 'service.unavailable'],
  ] as const)('keeps what was written when it is refused as %s, and says so', async (kind, code) => {
    await open({ 'assignments.task.report': new Problem(kind, code) })
    await press('填报吉首市的进展')
    await write(the('field'), text)
    await press('提交进展')
    expect(names('alert')).toHaveLength(1)
    expect(held('')).toBe(text)
  })
})

import { problemText } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import { problemOf } from '../src/store.ts'

function sentence(trouble: Parameters<typeof problemOf>[0]) {
  const { code, details } = problemOf(trouble)
  return problemText(code, details, 'zh')
}
const log = '/srv/duzhan/store/store.log'

describe('what the operator reads of a store in trouble', () => {
  it('says how it ended and when it starts again', () => {
    const text = sentence({ type: 'restarts', how: 'SIGSEGV', seconds: 0.5, log })
    expect(text).toBe(`数据存储意外退出（SIGSEGV），0.5 秒后重新启动。已确认的数据都在磁盘上；详情见 ${log}。`)
  })

  it('says that a damaged one is only read, and what to do', () => {
    const text = sentence({ type: 'read-only', how: 'page 12 of store.lmdb is no page of a tree', log })
    expect(text).toContain('page 12')
    expect(text).toContain('只能读取')
    expect(text).toContain('duzhan-store check')
  })

  it('says that it is given up, and points at a log that is there', () => {
    expect(sentence({ type: 'given-up', how: 'SIGBUS', log })).toContain(`日志 ${log}`)
  })

  it.each([
    ['restarts', 'store.restarting'],
    ['read-only', 'store.read-only'],
    ['given-up', 'store.failing'],
  ] as const)('is unavailability when it %s, under the code %s', (type, code) => {
    expect(problemOf({ type, how: 'SIGBUS', seconds: 1, log })).toMatchObject({ kind: 'unavailable', code })
  })
})

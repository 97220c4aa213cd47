import { describe, expect, it } from 'vitest'
import { logger } from './logger.ts'

function logged(write: (log: ReturnType<typeof logger>) => void, level = 'info') {
  const lines: string[] = []
  write(logger('forms', level, { write: (line) => void lines.push(line) }))
  return lines
}
const secret = '张三'

describe('the logger', () => {
  it('writes one JSON line with the service, the message and the fields', () => {
    const [line = ''] = logged((log) => log.info({ path: 'forms.plan.list', ms: 3, outcome: 'ok' }, 'request'))
    expect(JSON.parse(line)).toMatchObject({ service: 'forms', msg: 'request', path: 'forms.plan.list', ms: 3, outcome: 'ok' })
  })

  it.each([
    'answers',
    'note',
    'text',
    'name',
    'title',
    'account',
    'address',
    'phone',
    'idNumber',
    'password',
    'token',
    'cookie',
    'authorization',
    'photos',
    'position',
    'secret',
  ])('withholds %s, at the top and however deep', (field) => {
    const nested = [
      { [field]: secret },
      { request: { [field]: secret } },
      { a: { b: { [field]: secret } } },
      { a: { b: { c: { d: { [field]: { deep: secret } } } } } },
      { list: [{ [field]: [secret] }] },
    ]
    for (const fields of nested) {
      const [line = ''] = logged((log) => log.info(fields, 'request'))
      expect(line.includes(secret), line).toBe(false)
      expect(line).toContain('[withheld]')
    }
  })

  it('leaves alone what only looks like it', () => {
    const [line = ''] = logged((log) => log.info({ titles: 3, at: new Date(0), nothing: null, list: [1, 'two'] }, 'request'))
    expect(JSON.parse(line)).toMatchObject({ titles: 3, at: '1970-01-01T00:00:00.000Z', nothing: null, list: [1, 'two'] })
  })

  it('withholds from a child logger’s lines too', () => {
    const [line = ''] = logged((log) => log.child({ requestId: 'r-1' }).warn({ finding: { text: secret } }, 'left'))
    expect(line.includes(secret)).toBe(false)
    expect(JSON.parse(line)).toMatchObject({ requestId: 'r-1' })
  })

  it('keeps quiet below its level', () => {
    const lines = logged((log) => {
      log.info('request')
      log.warn('left')
    }, 'warn')
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['left'])
    expect(logged((log) => log.error('failed'), 'silent')).toEqual([])
  })
})

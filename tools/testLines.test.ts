import { describe, expect, it } from 'vitest'
import { codeLines, floors, kindOf, linesOf, ourLines, printed, ratioOf, servicesIn, withoutTypes } from './testLines.mjs'

describe('the lines that count', () => {
  it('are those with code: neither blank ones nor those of a comment alone', () => {
    expect(
      codeLines("\nconst one = 1 // with a remark\n\n// alone\n/** A sentence.\n * and another\n */\nconst two = '//'\n"),
    ).toBe(2)
    expect(codeLines('  {/* said in a page */}\n  <p>督战</p>\n')).toBe(1)
  })
})

describe('what the compiler alone reads', () => {
  const types = [
    'export interface Fact extends Place {\n  checklist: string\n\n  of?: { parts: string[] }\n}\n',
    'type Path = readonly string[]\n',
    "export type Result =\n  | 'good'\n  | 'bad'\n",
    'type Said = Pick<Duty, Title> &\n  Partial<Other> & {\n    when?: When\n  }\n',
  ]
  it.each(types)('is no source: %j', (type) => {
    expect(codeLines(withoutTypes(type))).toBe(0)
    expect(withoutTypes(`const one = 1\n${type}const two = 2\n`)).toBe('const one = 1\nconst two = 2\n')
  })

  it('is not what runs, however it begins', () => {
    const text = 'const types = {\n  type: 1,\n}\nexport function typed() {\n  type Inner = string\n  return 1\n}\n'
    expect(withoutTypes(text)).toBe(text)
  })
})

describe('a file', () => {
  const table = "export const sentences = { 'visit.closed': { zh: '已关闭', en: 'closed; return it if you can' } } as const\n"

  it('is a test by its name, or by the folder of what only tests use', () => {
    expect(kindOf('packages/plan/src/when/turns.test.ts', '')).toBe('test')
    expect(kindOf('apps/web/src/kind/file.test.tsx', '')).toBe('test')
    expect(kindOf('services/gateway/src/peerCalls.test-d.ts', '')).toBe('test')
    expect(kindOf('packages/plan/src/test/anyPlan.ts', '')).toBe('test')
    expect(kindOf('packages/test-kit/src/personas.ts', '')).toBe('source')
  })

  it('is data where words or sentences are kept and nothing is decided, whatever words it holds', () => {
    expect(kindOf('packages/problems/src/sentences/work.ts', table)).toBe('data')
    expect(kindOf('apps/web/src/locales/zh/visit.ts', table)).toBe('data')
    expect(kindOf('packages/plan/src/wording/faultSentences.ts', `// told if it fails\n${table}`)).toBe('data')
  })

  it('is source where it decides, though it is named for words, and where a table is no table of words', () => {
    expect(kindOf('packages/plan/src/wording/valueWords.ts', `${table}export const f = () => { return 1 }\n`)).toBe('source')
    expect(kindOf('packages/contracts/src/policy.ts', table)).toBe('source')
  })
})

describe('a test through the API', () => {
  it('belongs to the services that it calls, by how often it names them', () => {
    const text =
      "await api.forms.submission.submit(one)\nawait post(inspector, 'forms.submission.submit')\nawait api.session.me.query()\n"
    expect(servicesIn(text)).toEqual(
      new Map([
        ['forms', 2 / 3],
        ['gateway', 1 / 3],
      ]),
    )
  })

  it('stays with its application where it calls none', () => {
    expect([...servicesIn("import { testPlatform } from './platform.ts'\nvisitor.api\n'text.of forms'")]).toEqual([])
    const table = linesOf([
      { path: 'apps/standalone/test/a.api.test.ts', text: 'api.forms.plan.list\napi.aggregation.summary.read\n' },
      { path: 'apps/standalone/test/b.api.test.ts', text: 'one\n' },
      { path: 'services/forms/src/main.ts', text: 'two\nthree\n' },
    ])
    expect(table.get('services/forms')).toEqual({ source: 2, data: 0, test: 1, throughApi: 1 })
    expect(table.get('services/aggregation')).toMatchObject({ test: 1 })
    expect(table.get('apps/standalone')).toMatchObject({ source: 0, test: 1 })
  })
})

describe('the table', () => {
  it('says of each workspace its lines, its ratio, and whether it is short of its floor', () => {
    const lines = { source: 100, data: 7, test: 149, throughApi: 0 }
    const row = (test: number) => printed(new Map([['packages/plan', { ...lines, test }]])).split('\n')[1]
    expect(row(149)).toMatch(/^packages\/plan +100 +7 +149 +1\.49 +1\.5 short$/)
    expect(row(150)).toMatch(/1\.50 +1\.5$/)
    expect(printed(new Map([['packages/test-kit', lines]]))).not.toContain('short')
  })

  it('knows every workspace that has a floor', () => {
    const ours = ourLines()
    expect(Object.keys(floors).filter((name) => !ours.get(name)?.source)).toEqual([])
    expect(ratioOf({ source: 0, data: 0, test: 5, throughApi: 0 })).toBe(0)
  })
})

describe('what every workspace owes', () => {
  it('is written, by the figures of `npm run lines`', () => {
    const table = ourLines()
    const short = Object.entries(floors).flatMap(([name, floor]) => {
      const lines = table.get(name)
      return lines && ratioOf(lines) >= floor ? [] : [`${name} ${lines && ratioOf(lines).toFixed(2)} of ${floor}`]
    })
    expect(short).toEqual([])
  })

  it('is missed where tests go and source stays', () => {
    const files = [
      { path: 'packages/rollup/src/merge.ts', text: 'one\ntwo\n' },
      { path: 'packages/rollup/src/merge.test.ts', text: 'one\ntwo\n' },
    ]
    const row = linesOf(files).get('packages/rollup')
    expect(row && ratioOf(row)).toBe(1)
    expect(row && ratioOf(row) < (floors['packages/rollup'] ?? 0)).toBe(true)
  })
})

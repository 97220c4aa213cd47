import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { exchangeSentences } from './exchangeSentences.ts'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

it('every rule has its sentence in both languages, with what it is about', () => {
  for (const [rule, { zh, en }] of Object.entries(exchangeSentences)) {
    expect(zh.includes('{detail}'), rule).toBe(en.includes('{detail}'))
    expect(zh.trim(), rule).not.toBe('')
  }
})

it('every rule is told by a reader, and met in a test', () => {
  const readers = ['readItemTable.ts', 'readXlsForm.ts', 'xlsQuestions.ts', 'xlsTree.ts'].map(read).join('\n')
  const tests = ['readItemTable.test.ts', 'readXlsForm.test.ts'].map(read).join('\n')
  for (const rule of Object.keys(exchangeSentences)) {
    expect(readers, rule).toContain(`'${rule}'`)
    expect(tests, rule).toContain(`'${rule}'`)
  }
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { glossary } from '@duzhan/contracts'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
/** Where the product speaks for itself. What plans and documents say is in their own words, and tests may say anything. */
const spoken =
  /^((apps|services)\/\w+\/src|packages\/(?!plan-packs|test-kit)[\w-]+\/src|docs\/(how-to|tutorials|reference|explanation))\/.*\.(tsx?|md)$/
const isOwn = (path: string) => !/(^|\/)test\/|\.test\.tsx?$|\/glossary\.(ts|md)$/.test(path)
const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (!entry.isDirectory()) return [path]
    return /^(node_modules|dist|\.tsc)$/.test(entry.name) ? [] : filesIn(path)
  })
const terms = Object.values(glossary).map(([chinese, , ...never]) => ({ chinese, never }))

/** Second words in a text for what the glossary has a word for, each with the word to say instead. */
const secondWords = (text: string): string[] =>
  terms.flatMap(({ chinese, never }) => never.filter((word) => text.includes(word)).map((word) => `${word}: say ${chinese}`))

describe('the words of the glossary', () => {
  const files = ['apps', 'services', 'packages', 'docs']
    .flatMap((folder) => filesIn(folder))
    .filter((path) => spoken.test(path) && isOwn(path))

  it('are the only ones on every screen, in every sentence and in every guide', () => {
    const faults = files.flatMap((path) =>
      secondWords(readFileSync(join(root, path), 'utf8')).map((fault) => `${path}: ${fault}`),
    )
    expect(faults).toEqual([])
  })

  it('are looked for in the catalogues of the page, in sentences of packages and in guides', () => {
    for (const path of ['apps/web/src/locales/zh/visit.ts', 'packages/problems/src/sentences/work.ts', 'docs/how-to/operate.md'])
      expect(files).toContain(path)
  })

  it('are missed where a second word stands', () => {
    expect(secondWords('请在检查表中填写，由督导员提交。')).toEqual(['检查表: say 督战清单', '督导员: say 督战员'])
  })

  it('are no second words of others', () => {
    expect(terms.flatMap(({ chinese }) => secondWords(chinese))).toEqual([])
  })
})

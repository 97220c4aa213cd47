import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sourceFiles } from './sourceFiles.mjs'

const root = dirname(import.meta.dirname)
const decisions = join(root, 'docs', 'decisions')
const topLevel = ['README.md', 'CONTRIBUTING.md'].filter((name) => existsSync(join(root, name)))
const documents = [
  ...sourceFiles(root, ['docs', 'apps', 'services', 'packages'], /\.md$/),
  ...topLevel.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
]

/** Anchors as the usual viewers make them out of headings. */
const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  )

describe('links in documents', () => {
  it('lead to a file that is there, and to a heading that is in it', () => {
    const links = documents.flatMap(({ path, text }) =>
      [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => ({ path, target })),
    )
    const broken = links.filter(({ path, target }) => {
      if (/^[a-z]+:/.test(target)) return false
      const [file = '', anchor] = target.split('#')
      const found = file === '' ? join(root, path) : join(root, dirname(path), decodeURI(file))
      if (!existsSync(found)) return true
      return anchor !== undefined && found.endsWith('.md') && !anchorsOf(readFileSync(found, 'utf8')).includes(decodeURI(anchor))
    })
    expect(links.length).toBeGreaterThan(0)
    expect(broken).toEqual([])
  })
})

describe('decision records', () => {
  const records = readdirSync(decisions).filter((name) => name.endsWith('.md'))
  const textOf = (name: string) => readFileSync(join(decisions, name), 'utf8')
  const fieldOf = (name: string, field: string) => new RegExp(`^${field}: (.+)$`, 'm').exec(textOf(name))?.[1]

  it('are numbered without gaps', () => {
    expect(records.map((name) => name.slice(0, 5))).toEqual(records.map((_, at) => `${String(at + 1).padStart(4, '0')}-`))
  })

  it.each(records)('%s says where it stands, and fits on a page', (name) => {
    expect(fieldOf(name, 'status')).toMatch(/^(proposed|accepted|superseded|rejected)$/)
    expect(textOf(name).split('\n').length).toBeLessThanOrEqual(60)
    const successor = fieldOf(name, 'superseded-by')
    expect(fieldOf(name, 'status') === 'superseded').toBe(successor !== 'none')
    if (successor !== 'none') expect(records).toContain(successor)
  })

  it('that replace another are named by it', () => {
    for (const name of records) {
      const predecessor = fieldOf(name, 'supersedes')
      if (predecessor !== undefined) expect(fieldOf(predecessor, 'superseded-by')).toBe(name)
    }
  })
})

describe('the README', () => {
  it('fits in 80 lines', () => {
    expect(readFileSync(join(root, 'README.md'), 'utf8').split('\n').length).toBeLessThanOrEqual(81)
  })
})

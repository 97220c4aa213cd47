// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const source = join(import.meta.dirname, '../src')
const text = (path: string) => readFileSync(join(source, path), 'utf8')

/** What a file needs to run: other files and style sheets, from the page's folder. Types and what is loaded later need nothing. */
function importsOf(path: string): string[] {
  const named = [...text(path).matchAll(/^(?:import|export)(?! type\b)[^'"]*?['"](\.[^'"]+)['"]/gm)].map(
    (match) => match[1] ?? '',
  )
  return named.map((spec) => relative(source, join(source, dirname(path), spec)))
}

function withImports(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen
  seen.add(path)
  if (/\.tsx?$/.test(path)) for (const next of importsOf(path)) withImports(next, seen)
  return seen
}

const classesOf = (css: string): string[] => [...css.matchAll(/\.([a-z][a-z0-9-]*)/g)].map((match) => match[1] ?? '')
const classesIn = (tsx: string): string[] =>
  [...tsx.matchAll(/className=(?:"([^"]*)"|\{([^\n]*))/g)].flatMap((match) =>
    (match[1] ?? [...(match[2] ?? '').matchAll(/['`]([^'`]*)['`]/g)].map(([, part]) => part).join(' ')).split(/[\s${}]+/),
  )

const always = withImports('main.tsx')
const sheets = readdirSync(join(source, 'styles')).map((name) => `styles/${name}`)
const definedIn = new Map<string, string[]>()
for (const sheet of sheets)
  for (const name of new Set(classesOf(text(sheet)))) definedIn.set(name, [...(definedIn.get(name) ?? []), sheet])

/** The pages; a part that is loaded later is drawn within one of them. */
const pages = [...text('routes.tsx').matchAll(/import\(\s*'\.\/([^']+)'/g)].map((match) => match[1] ?? '')

/**
 * A kind's file holds how an item is filled and how it is read, and a page draws one of the two: what `kind/` draws is dressed
 * by the form or the record around it.
 */
describe('what a page looks like', () => {
  it('does not depend on which page was visited before: every part brings its own styles', () => {
    expect(pages.length).toBeGreaterThan(10)
    const missing = pages.flatMap((page) => {
      const loaded = withImports(page)
      return [...loaded]
        .filter((path) => path.endsWith('.tsx') && !path.startsWith('kind/'))
        .flatMap((path) =>
          classesIn(text(path)).flatMap((name) => {
            const homes = definedIn.get(name) ?? []
            const isThere = homes.length === 0 || homes.some((sheet) => always.has(sheet) || loaded.has(sheet))
            return isThere ? [] : [`${page}: .${name} of ${path} stands in ${homes.join(', ')}`]
          }),
        )
    })
    expect([...new Set(missing)]).toEqual([])
  })

  it('draws no dialog before it is open, when it takes no key yet', () => {
    const parts = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tsx'))
    const tags = parts.flatMap((path) => [...text(path).matchAll(/<dialog[^>]*?className=[^\n]*/g)].map(([tag]) => tag))
    const dialogs = tags.flatMap(classesIn)
    expect(dialogs).toEqual(expect.arrayContaining(['panel', 'light-box']))
    const shown = (css: string) =>
      [...css.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/([^{}]*)\{([^{}]*)\}/g)]
        .filter(([, , body = '']) => /\bdisplay:\s*(?!none)/.test(body))
        .flatMap(([, selectors = '']) => selectors.split(',').map((selector) => selector.trim()))
        .filter((selector) => dialogs.some((name) => selector.endsWith(`.${name}`)))
    expect(shown('.light-box,\n.other { display: grid; }')).toEqual(['.light-box'])
    expect(sheets.flatMap((sheet) => shown(text(sheet)))).toEqual([])
  })
})

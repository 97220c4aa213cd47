import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { referenceDifferences } from './checkReferences.mjs'

describe('project references', () => {
  let root = ''
  const write = (path: string, content: unknown) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), JSON.stringify(content))
  }

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'duzhan-references-'))
    write('packages/egg/package.json', { name: '@duzhan/egg' })
    write('packages/egg/tsconfig.json', {})
    write('packages/hen/package.json', { name: '@duzhan/hen', dependencies: { '@duzhan/egg': '*', zod: '4.0.0' } })
    write('packages/hen/tsconfig.json', { references: [{ path: '../egg' }] })
    write('tsconfig.json', { references: [{ path: 'packages/egg' }, { path: 'packages/hen' }] })
  })

  afterEach(() => rmSync(root, { recursive: true, force: true }))

  it('that equal the dependencies are accepted', () => {
    expect(referenceDifferences(root)).toEqual([])
  })

  it('that a dependency lacks are named', () => {
    write('packages/hen/tsconfig.json', { references: [] })
    expect(referenceDifferences(root)).toEqual(['packages/hen/tsconfig.json does not reference egg, a dependency'])
  })

  it('count dependencies that only development needs', () => {
    write('packages/egg/package.json', { name: '@duzhan/egg', devDependencies: { '@duzhan/hen': '*' } })
    expect(referenceDifferences(root)).toEqual(['packages/egg/tsconfig.json does not reference hen, a dependency'])
  })

  it('to what is no dependency are named', () => {
    write('packages/egg/tsconfig.json', { references: [{ path: '../hen' }] })
    expect(referenceDifferences(root)).toEqual(['packages/egg/tsconfig.json references hen, which is no dependency'])
  })

  it('of the root must hold every workspace', () => {
    write('services/coop/package.json', { name: '@duzhan/coop' })
    expect(referenceDifferences(root)).toEqual([
      'services/coop has no tsconfig.json',
      'tsconfig.json does not reference services/coop',
    ])
  })
})

describe('this repository', () => {
  it('references exactly what it depends on', () => {
    expect(referenceDifferences(dirname(import.meta.dirname))).toEqual([])
  })
})

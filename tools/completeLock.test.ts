import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { missingEntries } from './completeLock.mjs'

describe('the lock file', () => {
  it('is found to lack the native packages of platforms that a mirror does not hold', () => {
    const packages = {
      '': {},
      'node_modules/tool': {
        dev: true,
        optionalDependencies: { '@tool/linux-x64-gnu': '1.0.0', '@tool/win32-arm64-msvc': '1.0.0' },
      },
      'node_modules/@tool/linux-x64-gnu': {},
    }
    expect(missingEntries(packages)).toEqual([
      ['node_modules/@tool/win32-arm64-msvc', { version: '1.0.0', cpu: ['arm64'], dev: true, optional: true, os: ['win32'] }],
    ])
  })

  it('is searched as Node searches: beside the package and in the folders above', () => {
    const packages = {
      'node_modules/a/node_modules/b': {
        optionalDependencies: { near: '1.0.0', above: '1.0.0', top: '1.0.0', 'gone-darwin-64': '1.0.0' },
      },
      'node_modules/a/node_modules/b/node_modules/near': {},
      'node_modules/a/node_modules/above': {},
      'node_modules/top': {},
    }
    expect(missingEntries(packages).map(([path]) => path)).toEqual(['node_modules/gone-darwin-64'])
  })

  it('is not completed by guesses: a name that tells no platform is refused', () => {
    const packages = { 'node_modules/a': { optionalDependencies: { mystery: '1.0.0' } } }
    expect(() => missingEntries(packages)).toThrow('mystery@1.0.0')
  })

  it('of this repository has an entry for every platform, so that a clean install takes it', () => {
    const lock = JSON.parse(readFileSync(join(dirname(import.meta.dirname), 'package-lock.json'), 'utf8')) as {
      packages: Record<string, object>
    }
    expect(missingEntries(lock.packages).map(([path]) => path)).toEqual([])
  })
})

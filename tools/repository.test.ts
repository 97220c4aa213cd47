import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { workspaceFolders } from './checkReferences.mjs'
import { sourceFiles } from './sourceFiles.mjs'

const root = dirname(import.meta.dirname)

interface Manifest {
  name: string
  private?: boolean
  type?: string
  exports?: Record<string, string>
  scripts?: Record<string, string>
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest // checked below
const code = sourceFiles(root, ['apps', 'services', 'packages'], /\.tsx?$/)
const isTest = (path: string) => /\.test\.tsx?$|\/(test|regression|bench|torture)\//.test(path)

describe.each(workspaceFolders(root).map((folder) => [relative(root, folder), folder] as const))('%s', (name, folder) => {
  const manifest = manifestOf(folder)

  it('is a private module named for its folder, with doors that are there', () => {
    expect(manifest).toMatchObject({ name: `@duzhan/${basename(folder)}`, private: true, type: 'module' })
    // by its manifest a package finds its own threads from wherever it was bundled to
    const doors = Object.keys(manifest.exports ?? {}).filter((door) => door !== './package.json')
    if (name.startsWith('services/')) expect(doors).toEqual(['.', './main'])
    // a page is opened, not imported
    else if (name !== 'apps/web') expect(doors).toContain('.')
    // a star stands for every file of a folder
    for (const door of Object.values(manifest.exports ?? {}))
      expect(existsSync(join(folder, door.replace('*', ''))), door).toBe(true)
  })

  it('has the standard scripts: what runs as a process builds itself, a library is consumed from source', () => {
    const runs = !name.startsWith('packages/') || 'bin' in manifest || 'duzhan' in manifest
    if (runs) expect(manifest.scripts?.['build']).toMatch(/^vite build\b/)
    else expect(manifest.scripts?.['build']).toBeUndefined()
  })

  it('pins what comes from npm, and says in its README why each of them is needed', () => {
    const foreign = Object.entries(manifest.dependencies ?? {}).filter(([dependency]) => !dependency.startsWith('@duzhan/'))
    for (const [dependency, version] of foreign) expect(version, dependency).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
    if (foreign.length === 0) return
    const readme = existsSync(join(folder, 'README.md')) ? readFileSync(join(folder, 'README.md'), 'utf8') : ''
    expect(foreign.map(([dependency]) => dependency).filter((dependency) => !readme.includes(dependency))).toEqual([])
  })

  // services are tested through their one door in apps/standalone/test, and contracts hold nothing but shapes
  it.skipIf(name.startsWith('services/') || name === 'packages/contracts')('has tests', () => {
    expect(code.filter(({ path }) => path.startsWith(`${name}/`) && isTest(path)).length).toBeGreaterThan(0)
  })
})

describe('names', () => {
  it('say what a file holds: no utils, types, constants or helpers', () => {
    const vague =
      /(^|\/)(utils?|types?|constants?|helpers?|common|misc|shared|lib)\.tsx?$|\/(utils?|helpers?|common|misc|controllers|lib)\//
    expect(code.filter(({ path }) => vague.test(path)).map(({ path }) => path)).toEqual([])
  })

  it('index.ts is only ever the public door of a package', () => {
    const inner = code.filter(({ path }) => /(^|\/)index\.tsx?$/.test(path) && !/^[^/]+\/[^/]+\/src\/index\.ts$/.test(path))
    expect(inner.map(({ path }) => path)).toEqual([])
  })

  it('of places and of their plans stand in packs and data, never in code', () => {
    const places = /湘潭|湖南|河南|楚雄|湘西|潭桥|韶山|云南|xiangtan|xiangxi|chuxiong|henan|hunan|\b(43|41|53)\d{4}(0{6})?\b/i
    const product = code.filter(
      ({ path }) => !path.startsWith('packages/plan-packs/') && !path.startsWith('packages/test-kit/') && !isTest(path),
    )
    const named = product.flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, at) =>
          places.test(line.replace(/^\s*(\/?\*|\/\/).*/, '')) ? [`${path}:${at + 1} ${line.trim().slice(0, 100)}`] : [],
        ),
    )
    expect(named).toEqual([])
  })
})

describe('modules of our own', () => {
  it('are never mocked: a test passes a small fake of the port', () => {
    const mocked = code.filter(({ text }) => /\bvi\.(mock|doMock)\(\s*['"](\.|@duzhan\/)/.test(text))
    expect(mocked.map(({ path }) => path)).toEqual([])
  })
})

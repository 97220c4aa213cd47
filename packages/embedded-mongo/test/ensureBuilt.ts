import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const packageFolder = join(import.meta.dirname, '..')

/** A built entry of this package. */
export const builtEntry = (name: string): string => join(packageFolder, 'dist', `${name}.js`)

const newest = (folder: string): number =>
  Math.max(
    0,
    ...readdirSync(join(packageFolder, folder), { withFileTypes: true }).map((entry) =>
      entry.isDirectory()
        ? newest(join(folder, entry.name))
        : entry.name.endsWith('.test.ts')
          ? 0
          : statSync(join(packageFolder, folder, entry.name)).mtimeMs,
    ),
  )

const isFresh = (): boolean =>
  existsSync(builtEntry('server')) &&
  statSync(builtEntry('server')).mtimeMs >= Math.max(...['src', 'torture', 'bench'].map(newest))

/** Builds the entries if a source is newer. Test files run side by side: one builds, the others wait for it. */
export function ensureBuilt(): void {
  const lock = join(packageFolder, '.tsc', 'building')
  mkdirSync(join(packageFolder, '.tsc'), { recursive: true })
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch {
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 60_000) rmdirSync(lock)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
    }
  }
  try {
    if (!isFresh()) execFileSync('npx', ['vite', 'build', '--logLevel', 'error'], { cwd: packageFolder, stdio: 'ignore' })
  } finally {
    rmdirSync(lock)
  }
}

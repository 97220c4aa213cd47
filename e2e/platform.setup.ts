import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPlatform } from './platform.ts'

/**
 * Gives the browser tests a platform of their own: a free port, a new data folder, the built standalone form, or with
 * DUZHAN_FORM=distributed the built distributed one. With DUZHAN_URL the tests run against what stands there already.
 */
export default async function ownPlatform(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['DUZHAN_URL']) return undefined
  const data = mkdtempSync(join(tmpdir(), 'duzhan-e2e-'))
  const platform = await startPlatform({ data, form: process.env['DUZHAN_FORM'] === 'distributed' ? 'distributed' : 'serve' })
  process.env['DUZHAN_URL'] = platform.url
  return async () => {
    await platform.end('SIGTERM')
    rmSync(data, { recursive: true, force: true })
  }
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { browserLaunch } from './browser.mjs'

describe('the browser of the tests', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('comes out of node_modules into this repository, with a font that has Chinese', async () => {
    vi.stubEnv('DUZHAN_CHROMIUM', undefined)
    const { executablePath, args, env } = await browserLaunch()
    const root = dirname(import.meta.dirname)
    expect(executablePath.startsWith(join(root, '.cache'))).toBe(true)
    expect(args).toEqual(['--no-sandbox'])
    expect(readFileSync(env['FONTCONFIG_FILE'] ?? '', 'utf8')).toContain(
      join(root, 'node_modules/@expo-google-fonts/noto-sans-sc/400Regular'),
    )
  })

  it('is the one that DUZHAN_CHROMIUM names', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'duzhan-browser-'))
    try {
      writeFileSync(join(folder, 'chromium'), '')
      vi.stubEnv('DUZHAN_CHROMIUM', join(folder, 'chromium'))
      expect((await browserLaunch()).executablePath).toBe(join(folder, 'chromium'))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('is refused with one sentence when DUZHAN_CHROMIUM names nothing', async () => {
    vi.stubEnv('DUZHAN_CHROMIUM', '/nowhere/chromium')
    await expect(browserLaunch()).rejects.toThrow(
      'no browser at /nowhere/chromium: set DUZHAN_CHROMIUM to a Chromium, or unset it',
    )
  })
})

import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rollup } from 'vite'
import { expect, it } from 'vitest'

const folder = join(import.meta.dirname, '..', '..')

async function bundled(entry: string, isServer: boolean): Promise<string> {
  const output = await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ...(isServer && { ssr: { target: 'node', noExternal: true } }),
    build: {
      write: false,
      ssr: isServer,
      rolldownOptions: { input: join(folder, 'src', entry), preserveEntrySignatures: 'strict' },
    },
  })
  const [first] = [output].flat() as Rollup.RollupOutput[] // not watching, so it is an output
  return first?.output.map((chunk) => ('code' in chunk ? chunk.code : '')).join('') ?? ''
}

it('the phone loads neither ajv nor the server’s pattern engine nor the gate', async () => {
  const [phone, server] = [await bundled('test/phone.ts', false), await bundled('compile.ts', true)]
  for (const sign of ['invalid nested repetition', 'draft2020', 'item.kind-unknown']) {
    expect(phone).not.toContain(sign)
  }
  expect(server).toContain('invalid nested repetition')
  expect(phone).toContain('interpretAdmitted')
  expect(gzipSync(phone).length).toBeLessThan(16_000)
})

import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { freePort } from './freePort.ts'

it('finds ports that can be listened on and that no outgoing connection is given', async () => {
  const found = await Promise.all(Array.from({ length: 50 }, freePort))
  expect(Math.max(...found)).toBeLessThan(32_768)
  expect(new Set(found).size).toBeGreaterThan(45)
  for (const port of found.slice(0, 5)) {
    const server = createServer()
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
    await new Promise((resolve) => server.close(resolve))
  }
})

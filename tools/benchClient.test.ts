import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { client } from './benchClient.mjs'

/** A server on a free port that answers and then treats the connection as it is told to, once. */
async function answering(then: (socket: import('node:net').Socket) => void) {
  let [answered, treated] = [0, false]
  const server = createServer((request, response) => {
    request.resume()
    request.once('end', () => {
      answered += 1
      response.end(JSON.stringify({ result: { data: answered } }))
      if (!treated) {
        treated = true
        setImmediate(() => then(request.socket))
      }
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}

it.each([1, 200_000, 5_000_000])(
  'sends %i characters again that went into a connection which had been closed at rest',
  async (length) => {
    const { port, close } = await answering((socket) => socket.destroy())
    const asking = client(port, 1)
    const draft = { document: { title: 'x'.repeat(length) } }
    expect(await asking.post('forms.plan.saveDraft', draft)).toBe(1)
    const until = performance.now() + 300
    while (performance.now() < until); // a busy client does not hear that its connection was closed
    expect(await asking.post('forms.plan.saveDraft', draft)).toBe(2)
    asking.close()
    close()
  },
)

it('says that nobody listens instead of trying for ever', async () => {
  const { port, close } = await answering(() => {})
  close()
  const asking = client(port, 1)
  await expect(asking.get('session.current')).rejects.toThrow('ECONNREFUSED')
  asking.close()
})

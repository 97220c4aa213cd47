import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { expect, it } from 'vitest'
import { measureDev } from './benchDev.mjs'

/** Whether somebody takes connections at an address. */
const answers = (host: string, port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect({ host, port, timeout: 2_000 })
    const end = (answer: boolean) => () => {
      socket.destroy()
      done(answer)
    }
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false))
  })

/** The addresses by which others than this machine would come; none on a machine without a network. */
const outerAddresses = Object.values(networkInterfaces())
  .flat()
  .flatMap((found) => (found && !found.internal && found.family === 'IPv4' ? [found.address] : []))

// how soon is held by `npm run bench:dev`, which runs alone: here others have the processors too
it('npm run dev shows in the browser what was saved in the page and in a service, and is there for this machine alone', async () => {
  const answering: string[] = []
  const look = async ({ ports }: { ports: number[] }) => {
    for (const host of ['127.0.0.1', ...outerAddresses])
      for (const port of ports) if (await answers(host, port)) answering.push(host)
  }
  const { page, service } = await measureDev({ rounds: 1, look })
  expect([...page, ...service]).toHaveLength(2)
  expect(answering).toEqual(['127.0.0.1', '127.0.0.1'])
}, 400_000)

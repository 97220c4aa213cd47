import { connect } from 'node:net'
import express from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { type ConnectionLimits, type Listening, listen } from './listen.ts'

const open: Listening[] = []
afterEach(async () => void (await Promise.all(open.splice(0).map((one) => one.close()))))

async function house(limits: Partial<ConnectionLimits> = {}) {
  const app = express().use(express.text({ type: () => true }), (_request, response) => void response.send('here'))
  const listening = await listen(app, 0, { limits })
  open.push(listening)
  return { port: listening.port, url: `http://127.0.0.1:${listening.port}` }
}

/** A connection that says so much and no more; `ended` resolves with what was answered until it was closed. */
function half(port: number, text: string) {
  const socket = connect(port, '127.0.0.1')
  const said: string[] = []
  const ended = new Promise<string>((resolve) => {
    socket.on('data', (chunk) => said.push(chunk.toString()))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(said.join('')))
  })
  const connected = new Promise<void>((resolve) => socket.once('connect', resolve))
  socket.write(text)
  return { socket, ended, connected }
}
const quickly = <Value>(value: Promise<Value>) =>
  Promise.race([value, new Promise<'nothing'>((resolve) => setTimeout(() => resolve('nothing'), 8_000))])

describe('a server', () => {
  it('closes on whoever does not finish a request: headers or body', async () => {
    const { port, url } = await house({ headersTimeout: 300, requestTimeout: 600 })
    const headers = half(port, 'GET / HTTP/1.1\r\nhost: a\r\n')
    const body = half(port, 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\nslow')
    expect(await quickly(headers.ended)).toContain('408')
    expect(await quickly(body.ended)).toContain('408')
    expect(await (await fetch(url)).text(), 'and answers everyone else').toBe('here')
  })

  it('holds so many connections of one address and no more', async () => {
    const { port } = await house({ connectionsAnAddress: 3 })
    const held = [1, 2, 3].map(() => half(port, ''))
    await Promise.all(held.map(({ connected }) => connected))
    expect(await quickly(half(port, 'GET / HTTP/1.1\r\nhost: a\r\n\r\n').ended)).toBe('')
    held[0]?.socket.destroy()
    const again = async () => {
      const next = half(port, 'GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n')
      return await quickly(next.ended)
    }
    await expect.poll(again).toContain('here')
    for (const { socket } of held) socket.destroy()
  })

  it('holds so many connections in all', async () => {
    const { port } = await house({ connections: 2 })
    const held = [half(port, ''), half(port, '')]
    await Promise.all(held.map(({ connected }) => connected))
    expect(await quickly(half(port, 'GET / HTTP/1.1\r\nhost: a\r\n\r\n').ended)).toBe('')
    for (const { socket } of held) socket.destroy()
  })

  it('says why it cannot listen', async () => {
    const { port } = await house()
    await expect(listen(express(), port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  it('ends within two seconds although somebody holds on', async () => {
    const listening = await listen(express(), 0)
    const held = half(listening.port, 'GET / HTTP/1.1\r\n')
    await held.connected
    const started = performance.now()
    await listening.close()
    expect(performance.now() - started).toBeLessThan(4_000)
  })
})

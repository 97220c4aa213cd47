import type { Socket } from 'node:net'
import { MongoError } from '../bson/mongoError.ts'
import type { Document } from '../bson/value.ts'
import { formatReply, headerBytes, maxMessageBytes, parseRequest, type Request } from './message.ts'

/** A message that has begun has to be complete within this time. */
const slowMs = 30_000

export type Answerer = (request: Request) => Promise<Document>

/** Cuts the bytes of one client into messages and answers them one after the other. */
export class Connection {
  private chunks: Buffer[] = []
  private buffered = 0
  private isBusy = false
  private lastId = 0
  private timer: NodeJS.Timeout | undefined
  private readonly socket: Socket
  private readonly answer: Answerer

  constructor(socket: Socket, answer: Answerer) {
    this.socket = socket
    this.answer = answer
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => {
      this.chunks.push(chunk)
      this.buffered += chunk.length
      void this.work()
    })
    // A client that goes away is no event worth more than forgetting it.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => clearTimeout(this.timer))
  }

  private async work(): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    try {
      for (let message = this.take(); message !== undefined; message = this.take()) await this.handle(message)
    } catch {
      // Once the framing is lost nothing that follows can be understood.
      this.socket.destroy()
    }
    this.isBusy = false
    if (this.buffered > maxMessageBytes * 2) this.socket.destroy()
  }

  /** The next whole message, if it has arrived. */
  private take(): Buffer | undefined {
    if (this.buffered < headerBytes || this.socket.destroyed) {
      this.watch()
      return undefined
    }
    const [first] = this.chunks
    if (first !== undefined && first.length < headerBytes) this.join()
    const size = this.chunks[0]?.readInt32LE(0) ?? 0
    if (size < headerBytes + 4 || size > maxMessageBytes) throw new MongoError(17, `a message of ${size} bytes`)
    if (this.buffered < size) {
      this.watch()
      return undefined
    }
    this.join()
    const all = this.chunks[0] ?? Buffer.alloc(0)
    this.chunks = all.length > size ? [all.subarray(size)] : []
    this.buffered -= size
    return all.subarray(0, size)
  }

  private join(): void {
    if (this.chunks.length > 1) this.chunks = [Buffer.concat(this.chunks)]
  }

  /** Slow senders are cut off; idle ones, between two messages, are not. */
  private watch(): void {
    clearTimeout(this.timer)
    if (this.buffered > 0) this.timer = setTimeout(() => this.socket.destroy(), slowMs).unref()
  }

  private async handle(bytes: Buffer): Promise<void> {
    clearTimeout(this.timer)
    const request = parseRequest(bytes)
    const reply = await this.answer(request)
    if (request.isUnanswered || this.socket.destroyed) return
    if (!this.socket.write(formatReply(++this.lastId, request, reply))) await this.drained()
  }

  /** Waits for a client that reads slowly, rather than piling its answers up in memory. */
  private drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.socket.off('drain', done)
        this.socket.off('close', done)
        resolve()
      }
      this.socket.on('drain', done)
      this.socket.on('close', done)
    })
  }
}

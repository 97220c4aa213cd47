import { connect } from 'node:net'
import { BSON } from 'mongodb'
import { encodeDocument } from '../src/bson/encode.ts'
import type { Document } from '../src/bson/value.ts'

/** One message of the current kind around a document. */
export function frame(body: Document | Uint8Array, flags = 0): Buffer {
  const document = body instanceof Map ? encodeDocument(body) : Buffer.from(body)
  const bytes = Buffer.alloc(21 + document.length)
  bytes.writeInt32LE(bytes.length, 0)
  bytes.writeInt32LE(7, 4)
  bytes.writeInt32LE(2013, 12)
  bytes.writeUInt32LE(flags, 16)
  document.copy(bytes, 21)
  return bytes
}

/** Sends a command as it stands, which no driver does: a driver puts its own session into it. */
export const sendRaw = (socketPath: string, command: Record<string, unknown>): Promise<Record<string, unknown>> =>
  new Promise((done, failed) => {
    let received = Buffer.alloc(0)
    const socket = connect(socketPath, () => socket.write(frame(BSON.serialize(command))))
    socket.on('error', failed)
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      if (received.length < 4 || received.length < received.readInt32LE(0)) return
      socket.destroy()
      done(BSON.deserialize(received.subarray(21)))
    })
  })

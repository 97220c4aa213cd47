import { createRequire } from 'node:module'
import type { Socket } from 'node:net'
import { mongo } from 'mongoose'

/** How the driver writes a command to a connection, as far as it concerns us. */
interface DriverConnection {
  socket: Socket
  error?: Error
}
interface Mendable {
  writeCommand(this: DriverConnection, ...command: unknown[]): Promise<unknown>
  [mended]?: true
}

/** Says at the driver itself that it is mended, so that it is once, however often this file is loaded. */
const mended = Symbol.for('duzhan.failWithSockets')

/**
 * From now on a command to a connection whose socket has ended fails, and is retried as after any lost connection. The driver (7.8)
 * waits for such a socket to take more, which it never does: a command that was given to a connection between the end of its socket and
 * the news of it was never answered, so that whoever asked for it waited until the process was restarted.
 */
export function failWithSockets(): void {
  const fromMongoose = createRequire(createRequire(import.meta.url).resolve('mongoose')) // its driver, and no other that may lie about
  const driver: unknown = fromMongoose('mongodb/lib/cmap/connection.js')
  const { prototype } = (driver as { Connection: { prototype: Mendable } }).Connection // none of its public parts
  if (prototype[mended]) return
  prototype[mended] = true
  const write = prototype.writeCommand
  prototype.writeCommand = async function (...command) {
    const { socket } = this
    let onClose: () => void = () => undefined
    const closed = new Promise<never>((_, fail) => {
      onClose = () => fail(this.error ?? new mongo.MongoNetworkError('the connection has ended'))
      if (socket.closed) onClose()
      else socket.once('close', onClose)
    })
    try {
      return await Promise.race([write.apply(this, command), closed])
    } finally {
      socket.off('close', onClose)
    }
  }
}

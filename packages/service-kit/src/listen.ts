import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { ServerCertificate } from './tls.ts'

/** How long a connection may take and how many there may be. Times are milliseconds. */
export interface ConnectionLimits {
  /** Until the headers of a request are there. */
  headersTimeout: number
  /** Until a request is there with its body. */
  requestTimeout: number
  /** How long a connection is kept for the next request. */
  keepAliveTimeout: number
  connections: number
  /** Connections that one address may hold; none where every connection comes from the same proxy. */
  connectionsAnAddress: number
}

/** An 8 MB photo over a village's 0.4 Mbit/s takes 160 seconds; whoever is slower than that is not sending one. */
const defaultLimits: ConnectionLimits = {
  headersTimeout: 15_000,
  requestTimeout: 180_000,
  keepAliveTimeout: 20_000,
  connections: 5_000,
  connectionsAnAddress: Number.POSITIVE_INFINITY,
}

interface ListenOptions {
  /** By default the loopback interface. */
  host?: string
  tls?: ServerCertificate | undefined
  limits?: Partial<ConnectionLimits>
}
export interface Listening {
  server: Server
  port: number
  close(): Promise<void>
}

/** A principal of many grants is longer than the 16 KB that Node takes of itself. */
const maxHeaderSize = 64 * 1024

/** Listens on a port (0: any free one), over TLS where a certificate is given, and resolves once connections are taken. */
export function listen(app: RequestListener, port: number, options: ListenOptions = {}): Promise<Listening> {
  const { host = '127.0.0.1', tls } = options
  const limits = { ...defaultLimits, ...options.limits }
  const { headersTimeout, requestTimeout, keepAliveTimeout } = limits
  const connectionsCheckingInterval = Math.min(5_000, headersTimeout, requestTimeout)
  const given = { maxHeaderSize, headersTimeout, requestTimeout, keepAliveTimeout, connectionsCheckingInterval }
  const server = tls ? createTlsServer({ ...given, ...tls }, app) : createPlainServer(given, app)
  server.maxConnections = limits.connections
  capEachAddress(server, limits.connectionsAnAddress)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      resolve({ server, port: typeof address === 'object' && address ? address.port : port, close: () => closed(server) })
    })
  })
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 1_500).unref()
  })
}

/** Ends a connection beyond those that its address may hold before it costs anything. */
function capEachAddress(server: Server, most: number): void {
  const held = new Map<string, number>()
  server.on('connection', (socket) => {
    const address = socket.remoteAddress ?? ''
    const count = held.get(address) ?? 0
    if (count >= most) return socket.destroy()
    held.set(address, count + 1)
    return socket.once('close', () => {
      const left = (held.get(address) ?? 1) - 1
      if (left > 0) held.set(address, left)
      else held.delete(address)
    })
  })
}

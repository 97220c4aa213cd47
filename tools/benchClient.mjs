// A client of the platform for the benchmark, and what is said of many times.
import { Agent, request } from 'node:http'

/** @typedef {import('@duzhan/gateway').Procedures} Procedures */
/** @template Kind @typedef {{ [Path in keyof Procedures]: Procedures[Path]['kind'] extends Kind ? Path : never }[keyof Procedures]} PathOf */

/** @param {number[]} sorted @param {number} share */
const quantile = (sorted, share) =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 100) / 100
/** @param {number[]} times */
export const summary = (times) => {
  const sorted = [...times].sort((a, b) => a - b)
  return { n: sorted.length, p50ms: quantile(sorted, 0.5), p99ms: quantile(sorted, 0.99) }
}

/** What is said of a connection that the other side closed while it rested: found out while reading, or while writing. */
const closedAtRest = ['ECONNRESET', 'EPIPE']

/** A client with so many connections at most. @param {number} port @param {number} connections */
export function client(port, connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let cookie = ''
  /** @param {'GET' | 'POST'} method @param {string} path @param {unknown} input @returns {Promise<any>} */
  const call = (method, path, input) =>
    new Promise((resolve, reject) => {
      const query = method === 'GET' && input !== undefined ? `?input=${encodeURIComponent(JSON.stringify(input))}` : ''
      const body = method === 'POST' ? JSON.stringify(input ?? {}) : undefined
      const headers = {
        'x-duzhan': '1',
        cookie,
        ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      }
      const sent = request({ host: '127.0.0.1', port, agent, method, path: `/trpc/${path}${query}`, headers }, (response) => {
        /** @type {Buffer[]} */
        const chunks = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('end', () => {
          cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? cookie
          const text = Buffer.concat(chunks).toString()
          if (response.statusCode === 200) resolve(JSON.parse(text).result.data)
          else reject(new Error(`${path}: ${response.statusCode} ${text.slice(0, 300)}`))
        })
      })
      // the platform may close a connection that has rested at the moment when it is used again: then nothing was taken
      sent.on('error', (/** @type {NodeJS.ErrnoException} */ error) =>
        sent.reusedSocket && closedAtRest.includes(error.code ?? '') ? resolve(call(method, path, input)) : reject(error),
      )
      sent.end(body)
    })
  return {
    /** @template {PathOf<'query'>} Path @param {Path} path @param {Procedures[Path]['input']} [input] @returns {Promise<Procedures[Path]['output']>} */
    get: (path, input) => call('GET', path, input),
    /** @template {PathOf<'mutation'>} Path @param {Path} path @param {Procedures[Path]['input']} input @returns {Promise<Procedures[Path]['output']>} */
    post: (path, input) => call('POST', path, input),
    /** @param {string} account */
    signIn: (account) => call('POST', 'session.signIn', { account, password: 'Duzhan-2020' }),
    cookie: () => cookie,
    close: () => agent.destroy(),
  }
}

import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Binary } from 'bson'
import { type Credentials, userName } from '../authentication/credentials.ts'
import { MongoError } from '../bson/mongoError.ts'
import { type Document, documentOf, int } from '../bson/value.ts'
import type { Command, Handler } from './command.ts'

/** One login under way on a connection, after RFC 5802 and RFC 7677. */
export interface Conversation {
  nonce: string
  firstMessages: string
  isProven: boolean
}

const failureMs = 200

async function refuse(): Promise<never> {
  // A guess must cost more than an answer.
  await pause(failureMs)
  throw new MongoError(18, 'Authentication failed.')
}

function textOf({ body }: Command): string {
  const payload = body.get('payload')
  return payload instanceof Binary ? Buffer.from(payload.buffer.subarray(0, payload.position)).toString('utf8') : ''
}

const field = (message: string, name: string): string | undefined =>
  message
    .split(',')
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(2)

const answer = (text: string, done: boolean): Document =>
  documentOf({ conversationId: int(1), done, payload: new Binary(Buffer.from(text)), ok: 1 })

/** Begins a login: the client names its user and sends half of a nonce. */
export const saslStart: Handler = async (command, { credentials }) => {
  const { body, connection } = command
  if (body.get('mechanism') !== 'SCRAM-SHA-256' || credentials === undefined)
    throw new MongoError(334, 'the only mechanism is SCRAM-SHA-256')
  const message = textOf(command)
  const bare = message.startsWith('n,,') ? message.slice(3) : ''
  const clientNonce = field(bare, 'r')
  if (clientNonce === undefined || field(bare, 'n') !== userName) return refuse()
  const nonce = clientNonce + randomBytes(24).toString('base64')
  const first = `r=${nonce},s=${credentials.salt.toString('base64')},i=${credentials.iterations}`
  connection.conversation = { nonce, firstMessages: `${bare},${first}`, isProven: false }
  return answer(first, false)
}

const xor = (left: Buffer, right: Buffer): Buffer => Buffer.from(left.map((byte, at) => byte ^ (right[at] ?? 0)))

function isProof(proof: Buffer, signed: string, { storedKey }: Credentials): boolean {
  if (proof.length !== 32) return false
  const signature = createHmac('sha256', storedKey).update(signed).digest()
  return timingSafeEqual(createHash('sha256').update(xor(proof, signature)).digest(), storedKey)
}

/** Ends a login: the client proves that it knows the password, and we that we do. */
export const saslContinue: Handler = async (command, { credentials }) => {
  const { connection } = command
  const { conversation } = connection
  if (conversation === undefined || credentials === undefined) throw new MongoError(17, 'No SASL session state found')
  const message = textOf(command)
  // Drivers of the older kind close the exchange with an empty message.
  if (conversation.isProven) return answer('', true)
  connection.conversation = undefined
  const proof = field(message, 'p')
  if (proof === undefined || field(message, 'r') !== conversation.nonce || field(message, 'c') !== 'biws') return refuse()
  const signed = `${conversation.firstMessages},${message.slice(0, message.lastIndexOf(',p='))}`
  if (!isProof(Buffer.from(proof, 'base64'), signed, credentials)) return refuse()
  connection.isAuthenticated = true
  connection.conversation = { ...conversation, isProven: true }
  const signature = createHmac('sha256', credentials.serverKey).update(signed).digest('base64')
  return answer(`v=${signature}`, true)
}

import { type Collection, MongoClient } from 'mongodb'
import { leave } from './leave.ts'

interface Pair {
  _id: string
  writer: number
  left: number
  right: number
  tags: string[]
}

/** What one writer was told is stored: for each document the value acknowledged and the value asked for last. */
export type Promised = Map<string, { acknowledged: number; asked: number; isRemoved: boolean; mayBeRemoved: boolean }>

/** Writers that remember every acknowledgement; what they never got an answer to may be there or not. */
export class Workload {
  readonly promised: Promised = new Map()
  acknowledged = 0
  private sequence = 0
  private isStopped = false
  private readonly clients: MongoClient[] = []
  private running: Promise<unknown> = Promise.resolve()

  async start(uri: string, writers: number): Promise<void> {
    this.isStopped = false
    for (let writer = 0; writer < writers; writer++) {
      const client = new MongoClient(uri, { retryWrites: false, serverSelectionTimeoutMS: 3000, maxPoolSize: 1 })
      await client.connect()
      this.clients.push(client)
    }
    this.running = Promise.all(
      this.clients.map((client, writer) => this.write(client.db('torture').collection<Pair>('pairs'), writer)),
    )
  }

  /** Waits for the writers to notice that the server is gone. */
  async stop(): Promise<void> {
    this.isStopped = true
    await leave(this.clients, [this.running])
    this.clients.length = 0
  }

  private async write(pairs: Collection<Pair>, writer: number): Promise<void> {
    const own: string[] = []
    while (!this.isStopped) {
      const turn = Math.random()
      try {
        if (own.length < 5 || turn < 0.5) own.push(await this.insert(pairs, writer))
        else if (turn < 0.65) own.push(...(await this.insertMany(pairs, writer)))
        else if (turn < 0.93) await this.update(pairs, own[Math.floor(Math.random() * own.length)] ?? '')
        else await this.remove(pairs, own.splice(Math.floor(Math.random() * own.length), 1)[0] ?? '')
      } catch {
        return
      }
    }
  }

  private fresh(writer: number): Pair {
    const n = ++this.sequence
    const _id = `${writer}-${n}`
    this.promised.set(_id, { acknowledged: 0, asked: n, isRemoved: false, mayBeRemoved: false })
    return { _id, writer, left: n, right: n, tags: [`t${n % 7}`, `u${n % 3}`] }
  }

  private confirm(_id: string): void {
    const entry = this.promised.get(_id)
    if (entry !== undefined) entry.acknowledged = entry.asked
    this.acknowledged++
  }

  private async insert(pairs: Collection<Pair>, writer: number): Promise<string> {
    const pair = this.fresh(writer)
    await pairs.insertOne(pair)
    this.confirm(pair._id)
    return pair._id
  }

  private async insertMany(pairs: Collection<Pair>, writer: number): Promise<string[]> {
    const list = Array.from({ length: 5 }, () => this.fresh(writer))
    await pairs.insertMany(list)
    return list.map(({ _id }) => {
      this.confirm(_id)
      return _id
    })
  }

  private async update(pairs: Collection<Pair>, _id: string): Promise<void> {
    const entry = this.promised.get(_id)
    if (entry === undefined) return
    entry.asked = ++this.sequence
    await pairs.updateOne(
      { _id },
      { $set: { left: entry.asked, right: entry.asked, tags: [`u${entry.asked % 3}`, `v${entry.asked % 5}`] } },
    )
    this.confirm(_id)
  }

  private async remove(pairs: Collection<Pair>, _id: string): Promise<void> {
    const entry = this.promised.get(_id)
    if (entry === undefined) return
    entry.mayBeRemoved = true
    await pairs.deleteOne({ _id })
    entry.isRemoved = true
    this.acknowledged++
  }
}

/** Compares what a store holds with what its writers were told; gives the losses. */
export function losses(promised: Promised, stored: ReadonlyMap<string, { left: number; right: number }>): string[] {
  const found: string[] = []
  for (const [id, entry] of promised) {
    const pair = stored.get(id)
    if (entry.isRemoved) {
      if (pair !== undefined) found.push(`${id} was removed, acknowledged, and is back`)
    } else if (pair === undefined) {
      if (entry.acknowledged > 0 && !entry.mayBeRemoved) found.push(`${id} was acknowledged and is gone`)
    } else if (pair.left !== pair.right) found.push(`${id} is half applied: ${pair.left} and ${pair.right}`)
    else if (pair.left !== entry.acknowledged && pair.left !== entry.asked)
      found.push(`${id} holds ${pair.left} instead of ${entry.acknowledged}`)
  }
  for (const id of stored.keys()) if (!promised.has(id)) found.push(`${id} was never asked for`)
  return found
}

/** What is stored becomes what is promised, so that the next round starts from the truth. */
export function settle(promised: Promised, stored: ReadonlyMap<string, { left: number }>): void {
  for (const [id, entry] of promised) {
    const pair = stored.get(id)
    if (pair === undefined) promised.delete(id)
    else {
      entry.acknowledged = pair.left
      entry.asked = pair.left
      entry.mayBeRemoved = false
    }
  }
}

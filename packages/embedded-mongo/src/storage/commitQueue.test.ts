import { describe, expect, it } from 'vitest'
import { MongoError } from '../bson/mongoError.ts'
import { CommitQueue, type CommitTarget } from './commitQueue.ts'

/** A disk that tells what happened to it; every commit waits until the test lets it through. */
class Disk implements CommitTarget {
  readonly events: string[] = []
  /** How many jobs ran in each transaction that was tried. */
  readonly sizes: number[] = []
  committed: string[] = []
  staged: string[] = []
  failsWith: Error | undefined
  failsBeforeCommit = 0
  private readonly gates: (() => void)[] = []
  private isOpen = true

  async transact(action: () => boolean): Promise<boolean> {
    this.staged = []
    const isDone = action()
    this.sizes.push(this.staged.length)
    if (!this.isOpen) await new Promise<void>((go) => this.gates.push(go))
    else await Promise.resolve()
    if (this.failsWith !== undefined) throw this.failsWith
    this.events.push(isDone ? 'commit' : 'abort')
    if (isDone) this.committed.push(...this.staged)
    return isDone
  }
  beforeCommit(): void {
    if (this.failsBeforeCommit-- > 0) throw new Error('the counters cannot be written')
    this.events.push('before')
  }
  afterAbort(): void {
    this.events.push('reload')
  }
  onFatal(error: unknown): void {
    this.events.push(`fatal: ${error}`)
  }
  hold(): void {
    this.isOpen = false
  }
  /** Lets the commit through that waits now, and those to come. */
  release(): void {
    this.isOpen = true
    for (const go of this.gates.splice(0)) go()
  }
}

function start() {
  const disk = new Disk()
  const queue = new CommitQueue(disk)
  const write = (name: string, job: () => unknown = () => name) =>
    queue.run(() => {
      disk.staged.push(name)
      return job()
    })
  return { disk, queue, write }
}
const refuse =
  (code = 11000) =>
  () => {
    throw new MongoError(code, 'refused')
  }
const breakDown =
  (reason = 'half way') =>
  () => {
    throw new Error(reason)
  }
const statuses = async (writes: Promise<unknown>[]) => (await Promise.allSettled(writes)).map(({ status }) => status)
const settled = () => new Promise((done) => setImmediate(done))

describe('writes that arrive together', () => {
  it('share one commit, in the order they came, and get each its own answer', async () => {
    const { disk, write } = start()
    expect(await Promise.all([write('a'), write('b'), write('c', () => 7)])).toEqual(['a', 'b', 7])
    expect(disk.events).toEqual(['before', 'commit'])
    expect(disk.committed).toEqual(['a', 'b', 'c'])
  })

  it('are not acknowledged before the commit is on the disk', async () => {
    const { disk, write } = start()
    disk.hold()
    let isTold = false
    const first = write('a').then(() => {
      isTold = true
    })
    await settled()
    expect(disk.sizes).toEqual([1])
    expect(isTold).toBe(false)
    disk.release()
    await first
    expect(isTold).toBe(true)
  })

  it('wait for the next commit while one is on its way', async () => {
    const { disk, write } = start()
    disk.hold()
    const first = write('a')
    await settled()
    const others = [write('b'), write('c')]
    await settled()
    expect(disk.sizes).toEqual([1])
    disk.release()
    await Promise.all([first, ...others])
    expect(disk.sizes).toEqual([1, 2])
  })

  it('are acknowledged in the order of their commits', async () => {
    const { write } = start()
    const order: string[] = []
    const note = (name: string) => write(name).then(() => order.push(name))
    await Promise.all([note('a'), note('b'), write('x', refuse()).catch(() => order.push('x')), note('c')])
    expect(order.filter((name) => name !== 'x')).toEqual(['a', 'b', 'c'])
    expect(order).toHaveLength(4)
  })

  it('are split after 500, so that readers get their turn', async () => {
    const { disk, write } = start()
    await Promise.all(Array.from({ length: 1203 }, (_, n) => write(String(n))))
    expect(Math.max(...disk.sizes)).toBe(500)
    expect(disk.committed).toEqual(Array.from({ length: 1203 }, (_, n) => String(n)))
  })

  it('are split when they take long, and none is lost or done twice', async () => {
    const { disk, write } = start()
    const slow = () => {
      const end = performance.now() + 70
      while (performance.now() < end);
    }
    await Promise.all([write('slow', slow), write('a'), write('b')])
    expect(disk.sizes[0]).toBe(1)
    expect(disk.committed).toEqual(['slow', 'a', 'b'])
  })

  it('may ask for more writes from within their answers', async () => {
    const { disk, write } = start()
    await write('a').then(() => write('b').then(() => write('c')))
    expect(disk.committed).toEqual(['a', 'b', 'c'])
  })
})

describe('a write that is refused', () => {
  it('leaves the others of its commit alone', async () => {
    const { disk, write } = start()
    const writes = [write('a'), write('b', refuse(11000)), write('c')]
    expect(await statuses(writes)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    await expect(writes[1]).rejects.toMatchObject({ code: 11000 })
    expect(disk.events).toEqual(['before', 'commit'])
  })

  it('learns of it only when the commit is done, like everybody', async () => {
    const { disk, write } = start()
    disk.hold()
    let isTold = false
    const refused = write('a', refuse()).catch(() => {
      isTold = true
    })
    await settled()
    expect(isTold).toBe(false)
    disk.release()
    await refused
    expect(isTold).toBe(true)
  })
})

describe('a write that breaks the transaction', () => {
  it('is called off whole, and the others are carried out again without it', async () => {
    const { disk, write } = start()
    const writes = [write('a'), write('broken', breakDown()), write('c')]
    expect(await statuses(writes)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(disk.events).toEqual(['abort', 'reload', 'before', 'commit'])
    expect(disk.committed).toEqual(['a', 'c'])
  })

  it('is told why, as an internal error', async () => {
    const { write } = start()
    await expect(write('broken', breakDown('key too long'))).rejects.toMatchObject({
      code: 1,
      message: expect.stringContaining('key too long'),
    })
  })

  it.each(['MDB_MAP_FULL: Environment mapsize limit reached', 'No space left on device', 'ENOSPC', 'Input/output error'])(
    'because of "%s" hears of a full disk',
    async (reason) => {
      const { write } = start()
      await expect(write('broken', breakDown(reason))).rejects.toMatchObject({ code: 14031 })
    },
  )

  it('changes nothing in the order of those around it, nor of those that came while it was called off', async () => {
    const { disk, write } = start()
    disk.hold()
    const together = [write('a'), write('broken', breakDown()), write('b')]
    await settled()
    const later = [write('c'), write('d')]
    disk.release()
    await Promise.allSettled([...together, ...later])
    expect(disk.committed).toEqual(['a', 'b', 'c', 'd'])
  })

  it('twice over loses both and nobody else', async () => {
    const { disk, write } = start()
    const writes = [write('a'), write('x', breakDown()), write('b'), write('y', breakDown()), write('c')]
    expect(await statuses(writes)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'])
    expect(disk.committed).toEqual(['a', 'b', 'c'])
  })

  it('does not stop the queue', async () => {
    const { disk, write } = start()
    await expect(write('broken', breakDown())).rejects.toMatchObject({ code: 1 })
    expect(await write('after')).toBe('after')
    expect(disk.events.join()).not.toContain('fatal')
  })
})

describe('counters that cannot be written', () => {
  it('call the commit off, and the writes but the last are tried again', async () => {
    const { disk, write } = start()
    disk.failsBeforeCommit = 1
    expect(await statuses([write('a'), write('b')])).toEqual(['fulfilled', 'rejected'])
    expect(disk.events).toEqual(['abort', 'reload', 'before', 'commit'])
    expect(disk.committed).toEqual(['a'])
  })

  it('that never can refuse everybody and end', async () => {
    const { disk, queue, write } = start()
    disk.failsBeforeCommit = Number.POSITIVE_INFINITY
    expect(await statuses([write('a'), write('b'), write('c')])).toEqual(['rejected', 'rejected', 'rejected'])
    await queue.idle()
    expect(disk.committed).toEqual([])
  })
})

describe('a disk that refuses the commit', () => {
  it('refuses everybody, whoever shared the commit and whoever waited, with the number of a full disk', async () => {
    const { disk, write } = start()
    disk.hold()
    const shared = [write('a'), write('b')]
    await settled()
    const waiting = write('c')
    disk.failsWith = new Error('no space')
    disk.release()
    for (const one of [...shared, waiting])
      await expect(one).rejects.toMatchObject({ code: 14031, message: expect.stringContaining('no space') })
    expect(disk.committed).toEqual([])
  })

  it('is reported once, and later writes are refused without being tried', async () => {
    const { disk, queue, write } = start()
    disk.failsWith = new Error('no space')
    await expect(write('a')).rejects.toMatchObject({ code: 14031 })
    disk.failsWith = undefined
    await expect(write('later')).rejects.toMatchObject({ code: 14031 })
    await queue.idle()
    expect(disk.sizes).toEqual([1])
    expect(disk.events).toEqual(['before', 'fatal: Error: no space'])
  })
})

describe('waiting for the queue', () => {
  it('ends when everything asked for so far is on the disk', async () => {
    const { disk, queue, write } = start()
    disk.hold()
    void write('a')
    let isIdle = false
    const idle = queue.idle().then(() => {
      isIdle = true
    })
    await settled()
    void write('b')
    await settled()
    expect(isIdle).toBe(false)
    disk.release()
    await idle
    expect(disk.committed).toEqual(['a', 'b'])
  })

  it('ends at once when nothing was asked for', async () => {
    const { disk, queue } = start()
    await queue.idle()
    expect(disk.events).toEqual([])
  })
})

import { closeSync, openSync, readFileSync, readSync, statSync, truncateSync, writeSync } from 'node:fs'

/** A write that no flush had confirmed when the power went. */
interface Unflushed {
  offset: number
  length: number
}
interface Trace {
  unflushed: Unflushed[]
  flushes: number
}

const pageBytes = 4096

/**
 * Reads from the record of system calls which writes to the data file were still unconfirmed at the end.
 * The file is opened twice, once for data and once, write-through, for the two head pages.
 */
export function readTrace(trace: string, dataFile: string): Trace {
  const plain = new Set<string>()
  const through = new Set<string>()
  const positions = new Map<string, number>()
  const pending = new Map<string, string>()
  let unflushed: Unflushed[] = []
  let flushes = 0
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    const [thread = ''] = line.split(' ', 1)
    let call = line.slice(thread.length).trim()
    if (call.endsWith('<unfinished ...>')) {
      pending.set(thread, call.slice(0, -'<unfinished ...>'.length))
      // A write may reach the disk before it returns; a flush counts only once it has.
      if (!/^p?write/.test(call)) continue
    } else if (call.startsWith('<... ')) call = `${pending.get(thread) ?? ''}${call.replace(/^<\.\.\. \w+ resumed>/, '')}`
    const opened = /^openat\([^,]*, "([^"]*)"(?:\.\.\.)?, ([^)]*)\)\s+= (\d+)/.exec(call)
    if (opened !== null) {
      const [, path = '', flags = '', fd = ''] = opened
      plain.delete(fd)
      through.delete(fd)
      if (path === dataFile) (flags.includes('DSYNC') ? through : plain).add(fd)
      continue
    }
    const [, name = '', fd = ''] = /^(\w+)\((\d+)/.exec(call) ?? []
    const isDone = / = \d+$/.test(call)
    const result = Number(/ = (\d+)$/.exec(call)?.[1] ?? 0)
    if (through.has(fd) && isDone) continue
    if (!plain.has(fd) && !through.has(fd)) continue
    if (name === 'lseek') positions.set(fd, Number(/^lseek\(\d+, (\d+)/.exec(call)?.[1] ?? 0))
    else if (name === 'writev' && isDone) unflushed.push({ offset: positions.get(fd) ?? 0, length: result })
    else if ((name === 'pwrite64' || name === 'pwritev') && isDone)
      unflushed.push({ offset: Number(/, (\d+)\)\s+= \d+$/.exec(call)?.[1]), length: result })
    else if ((name === 'fdatasync' || name === 'fsync') && isDone) {
      flushes++
      unflushed = []
    }
  }
  return { unflushed, flushes }
}

/** The number of the last page that the newest head page answers for: what was flushed before it was written. */
function flushedPages(file: string): number {
  const head = Buffer.alloc(pageBytes * 2)
  const handle = openSync(file, 'r')
  readSync(handle, head, 0, head.length, 0)
  closeSync(handle)
  // Page header 24, magic 4, version 4, address 8, map size 8, two databases of 48, last page 8, transaction 8.
  const metas = [0, pageBytes].map((at) => ({
    lastPage: head.readBigUInt64LE(at + 144),
    transaction: head.readBigUInt64LE(at + 152),
  }))
  const newest = metas.reduce((left, right) => (left.transaction > right.transaction ? left : right))
  return Number(newest.lastPage) + 1
}

function overwrite(file: string, { offset, length }: Unflushed, fill: number): void {
  const handle = openSync(file, 'r+')
  const size = Math.min(length, statSync(file).size - offset)
  if (size > 0) writeSync(handle, Buffer.alloc(size, fill), 0, size, offset)
  closeSync(handle)
}

/**
 * Leaves of a data file what a loss of power may leave: everything flushed, and of the rest an arbitrary part.
 * Half the time the tail is zeroed instead of cut off. Gives the number of bytes spoilt.
 */
export function losePower(file: string, trace: Trace | undefined): number {
  const { size } = statSync(file)
  const spoil: Unflushed[] = trace?.unflushed.filter(() => Math.random() < 0.7) ?? []
  const inPlace = spoil.reduce((sum, { length }) => sum + length, 0)
  for (const write of spoil) overwrite(file, write, Math.random() < 0.5 ? 0 : 0xa5)
  const firstLost =
    trace === undefined ? flushedPages(file) * pageBytes : Math.min(size, ...trace.unflushed.map(({ offset }) => offset))
  const isTail = trace === undefined || isContiguousTail(trace.unflushed, firstLost, size)
  if (!isTail || firstLost >= size) return inPlace
  const cut = firstLost + Math.floor((Math.random() * (size - firstLost)) / pageBytes) * pageBytes
  if (Math.random() < 0.5) truncateSync(file, cut)
  else overwrite(file, { offset: cut, length: size - cut }, 0)
  return inPlace + size - cut
}

/** Only when everything from the first unconfirmed write on is unconfirmed may the file be cut there. */
function isContiguousTail(unflushed: readonly Unflushed[], from: number, size: number): boolean {
  let end = from
  for (const { offset, length } of [...unflushed].sort((left, right) => left.offset - right.offset)) {
    if (offset > end) return false
    end = Math.max(end, offset + length)
  }
  return end >= size
}

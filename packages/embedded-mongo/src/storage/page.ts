/** A page of an LMDB tree whose every offset has been checked. */
export interface Page {
  number: number
  bytes: Buffer
  isLeaf: boolean
  count: number
}

const pageHeaderBytes = 24
const nodeHeaderBytes = 8
const pageFlag = { branch: 1, leaf: 2, bigData: 1 } as const

/** Reads a page, or says in English what is wrong with it. */
export function parsePage(number: number, bytes: Buffer): Page | string {
  if (Number(bytes.readBigUInt64LE(0)) !== number) return 'does not carry its own number'
  const kind = bytes.readUInt16LE(18) & 0x0f
  if (kind !== pageFlag.branch && kind !== pageFlag.leaf) return 'is no page of a tree'
  const [lower, upper, room] = [bytes.readUInt16LE(20), bytes.readUInt16LE(22), bytes.length - pageHeaderBytes]
  const page: Page = { number, bytes, isLeaf: kind === pageFlag.leaf, count: lower >> 1 }
  if (lower % 2 === 1 || lower > upper || upper > room || page.count < (page.isLeaf ? 1 : 2)) return 'has impossible bounds'
  for (let at = 0; at < page.count; at++) {
    const offset = bytes.readUInt16LE(pageHeaderBytes + at * 2)
    if (offset < upper || offset + nodeHeaderBytes > room || offset + lengthOf(page, at) > room)
      return 'has an entry outside its bounds'
    if (page.isLeaf && bytes.readUInt16LE(nodeOf(page, at) + 4) > pageFlag.bigData) return 'has an entry of no known kind'
  }
  return page
}

const nodeOf = ({ bytes }: Page, at: number): number => pageHeaderBytes + bytes.readUInt16LE(pageHeaderBytes + at * 2)
const keyLength = ({ bytes }: Page, node: number): number => bytes.readUInt16LE(node + 6)

/** The number of bytes of a value. */
export const sizeOf = (page: Page, at: number): number => page.bytes.readUInt32LE(nodeOf(page, at))

/** Whether a value stands on pages of its own. */
export const isOverflowOf = (page: Page, at: number): boolean =>
  (page.bytes.readUInt16LE(nodeOf(page, at) + 4) & pageFlag.bigData) !== 0

function lengthOf(page: Page, at: number): number {
  const node = nodeOf(page, at)
  const length = nodeHeaderBytes + keyLength(page, node)
  if (!page.isLeaf) return length
  return length + (isOverflowOf(page, at) ? 24 : sizeOf(page, at))
}

export function keyOf(page: Page, at: number): Buffer {
  const node = nodeOf(page, at)
  return page.bytes.subarray(node + nodeHeaderBytes, node + nodeHeaderBytes + keyLength(page, node))
}

/** The page below an entry of a branch. */
export function childOf(page: Page, at: number): number {
  const node = nodeOf(page, at)
  return page.bytes.readUInt32LE(node) + page.bytes.readUInt16LE(node + 4) * 2 ** 32
}

function valueAt(page: Page, at: number): number {
  const node = nodeOf(page, at)
  return node + nodeHeaderBytes + keyLength(page, node)
}

/** A copy of a value that stands in its leaf. */
export function valueWithin(page: Page, at: number): Buffer {
  const start = valueAt(page, at)
  return Buffer.from(page.bytes.subarray(start, start + sizeOf(page, at)))
}

/** The pages of a value that does not fit into its leaf. */
export function overflowOf(page: Page, at: number): { number: number; pages: number } {
  const start = valueAt(page, at)
  return { number: Number(page.bytes.readBigUInt64LE(start)), pages: Number(page.bytes.readBigUInt64LE(start + 16)) }
}

/** Whether the keys of a page rise; the first of a branch is empty. */
export function isInOrder(page: Page): boolean {
  for (let at = page.isLeaf ? 1 : 2; at < page.count; at++)
    if (Buffer.compare(keyOf(page, at - 1), keyOf(page, at)) >= 0) return false
  return true
}

/** The place of a key in a page, or where it would stand. The first key of a branch stands for everything below the second. */
export function findInPage(page: Page, key: Buffer): { at: number; isExact: boolean } {
  let low = page.isLeaf ? 0 : 1
  let high = page.count
  while (low < high) {
    const middle = (low + high) >> 1
    const order = Buffer.compare(keyOf(page, middle), key)
    if (order === 0) return { at: middle, isExact: true }
    if (order < 0) low = middle + 1
    else high = middle
  }
  return { at: low, isExact: false }
}

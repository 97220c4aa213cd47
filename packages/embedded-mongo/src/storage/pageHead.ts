import { fstatSync, readSync } from 'node:fs'
import { StoreError } from './storeError.ts'

/** What the newest head page of an LMDB file says of the snapshot that it stands for. */
export interface PageHead {
  pageSize: number
  lastPage: number
  transaction: bigint
  /** The tree of free pages, and the tree of everything that is stored. */
  free: TreeHead
  main: TreeHead
  /** How many whole pages the file really has. */
  pagesInFile: number
}
export interface TreeHead {
  depth: number
  branchPages: number
  leafPages: number
  overflowPages: number
  entries: number
  root: number
}

/** An empty tree has no root page. */
const noPage = 0xffff_ffff_ffff_ffffn
const magic = 0xbeefc0de
const metaFlag = 0x08
const leastBytes = 2 * 4096
/** Where the parts of a head page stand: behind the header of a page follow mark, version, address and size of the map. */
const offsetOf = { flags: 18, magic: 24, free: 48, main: 96, lastPage: 144, transaction: 152, end: 160 }

function treeHead(head: Buffer, at: number): TreeHead {
  const number = (offset: number) => Number(head.readBigUInt64LE(at + offset))
  const root = head.readBigUInt64LE(at + 40)
  return {
    depth: head.readUInt16LE(at + 6),
    branchPages: number(8),
    leafPages: number(16),
    overflowPages: number(24),
    entries: number(32),
    root: root === noPage ? -1 : Number(root),
  }
}

const damaged = (what: string) => new StoreError('store.damaged', what)

function readMeta(handle: number, at: number, name: string): Buffer {
  const head = Buffer.alloc(offsetOf.end)
  const isWhole = readSync(handle, head, 0, offsetOf.end, at) === offsetOf.end
  if (!isWhole || head.readUInt32LE(offsetOf.magic) !== magic || (head.readUInt16LE(offsetOf.flags) & metaFlag) === 0)
    throw damaged(`${name} is cut off, or was not written by this store`)
  return head
}

/**
 * Reads the two head pages of an open LMDB file and gives what the newer one says. Throws `store.damaged` when they cannot
 * belong to one whole file: LMDB itself would end the process, or take the older one without a word.
 */
export function readPageHead(handle: number, name: string): PageHead {
  const { size } = fstatSync(handle)
  if (size < leastBytes) throw damaged(`${name} is cut off, or was not written by this store`)
  const first = readMeta(handle, 0, name)
  const pageSize = first.readUInt32LE(offsetOf.free)
  if (pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0)
    throw damaged(`the head page of ${name} is damaged: pages of ${pageSize} bytes`)
  const second = readMeta(handle, pageSize, name)
  const transactions = [first, second].map((head) => head.readBigUInt64LE(offsetOf.transaction))
  const [even = 0n, odd = 0n] = transactions
  // Every commit writes the other page of the two, with the next number; in a new file and in a copy the first is still 0.
  const isPair = even % 2n === 0n && (even === 0n ? odd === 0n || odd % 2n === 1n : even - odd === 1n || odd - even === 1n)
  if (!isPair) throw damaged(`the head pages of ${name} are damaged: transactions ${even} and ${odd}`)
  const newest = odd > even ? second : first
  const head: PageHead = {
    pageSize,
    lastPage: Number(newest.readBigUInt64LE(offsetOf.lastPage)),
    transaction: newest.readBigUInt64LE(offsetOf.transaction),
    free: treeHead(newest, offsetOf.free),
    main: treeHead(newest, offsetOf.main),
    pagesInFile: Math.floor(size / pageSize),
  }
  for (const { root } of [head.free, head.main])
    if (root !== -1 && (root < 2 || root > head.lastPage))
      throw damaged(`the head page of ${name} is damaged: it names page ${root} of ${head.lastPage + 1}`)
  return head
}

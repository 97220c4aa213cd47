import { closeSync, openSync, readSync } from 'node:fs'
import {
  childOf,
  findInPage,
  isInOrder,
  isOverflowOf,
  keyOf,
  overflowOf,
  type Page,
  parsePage,
  sizeOf,
  valueWithin,
} from './page.ts'
import { type PageHead, readPageHead, type TreeHead } from './pageHead.ts'
import type { KeyRange } from './storageKeys.ts'
import { StoreError } from './storeError.ts'
import type { Entry } from './tree.ts'

const headerBytes = 24
const mostCached = 4096

/**
 * Reads an LMDB file page by page with nothing but JavaScript. LMDB maps the file into memory and believes what it finds: a
 * bad page ends its process or is served as it is. Here every page is checked before it is used; a bad one is reported, and
 * what lies behind it is read all the same. Whoever reads a file that is being written has to hold a read transaction of LMDB
 * meanwhile, so that no page of the snapshot is used anew.
 */
export class PageFile {
  readonly head: PageHead
  private readonly handle: number
  private readonly cache = new Map<number, Page>()
  private readonly onFault: (page: number, what: string) => void

  constructor(file: string, onFault: (page: number, what: string) => void) {
    this.onFault = onFault
    this.handle = openSync(file, 'r')
    try {
      this.head = readPageHead(this.handle, file)
    } catch (error) {
      closeSync(this.handle)
      throw error
    }
  }

  close(): void {
    closeSync(this.handle)
  }

  get(key: Buffer): Buffer | undefined {
    let page = this.load(this.head.main.root)
    for (let level = 1; page !== undefined; level++) {
      if (page.isLeaf !== level >= this.head.main.depth) {
        this.onFault(page.number, 'stands at the wrong depth')
        return undefined
      }
      const { at, isExact } = findInPage(page, key)
      if (page.isLeaf) return isExact ? this.valueOf(page, at) : undefined
      page = this.load(childOf(page, isExact ? at : at - 1))
    }
    return undefined
  }

  /** The entries from `low` on and below `high`, in order; from the end when reversed. Bad pages are stepped over. */
  entries(range: KeyRange, isReverse: boolean): Generator<Entry> {
    return this.walk(this.head.main, range, isReverse)
  }

  /** Looks at every page that the snapshot uses, and whether there are as many pages and entries as the head page says. */
  inspect(): void {
    for (const tree of [this.head.free, this.head.main]) {
      const seen = { branchPages: 0, leafPages: 0, overflowPages: 0, entries: 0 }
      this.inspectPage(tree, { number: tree.root, level: 1 }, seen)
      for (const what of ['branchPages', 'leafPages', 'overflowPages', 'entries'] as const)
        if (seen[what] !== tree[what])
          this.onFault(tree.root, `should lead to ${tree[what]} ${names[what]}, but ${seen[what]} can be reached`)
    }
  }

  private inspectPage(tree: TreeHead, place: Place, seen: Counts): void {
    const page = this.load(place.number)
    if (page === undefined || !this.isInPlace(tree, page, place)) return
    if (tree === this.head.main && !isInOrder(page)) this.onFault(page.number, 'has its keys out of order')
    if (page.isLeaf) {
      seen.leafPages++
      seen.entries += page.count
      for (let at = 0; at < page.count; at++) if (isOverflowOf(page, at)) seen.overflowPages += this.overflowPages(page, at)
      return
    }
    seen.branchPages++
    for (let at = 0; at < page.count; at++) this.inspectPage(tree, childPlace(page, at, place), seen)
  }

  private *walk(
    tree: TreeHead,
    range: KeyRange,
    isReverse: boolean,
    place: Place = { number: tree.root, level: 1 },
  ): Generator<Entry> {
    const page = this.load(place.number)
    if (page === undefined || !this.isInPlace(tree, page, place)) return
    const first = findInPage(page, range.low)
    const last = findInPage(page, range.high)
    // In a branch the child before the place of `low` may still hold it.
    const from = page.isLeaf || first.isExact ? first.at : Math.max(0, first.at - 1)
    for (let step = from; step < last.at; step++) {
      const at = isReverse ? last.at - 1 - (step - from) : step
      if (!page.isLeaf) yield* this.walk(tree, range, isReverse, childPlace(page, at, place))
      else {
        const value = this.valueOf(page, at)
        if (value !== undefined) yield { key: Buffer.from(keyOf(page, at)), value }
      }
    }
  }

  /** Whether a page is of the kind that belongs at its depth, and its keys lie where the page above says. */
  private isInPlace(tree: TreeHead, page: Page, { level, low, high }: Place): boolean {
    const isRight =
      // The free pages are in another order, by number.
      page.isLeaf === level >= tree.depth &&
      (tree === this.head.free ||
        ((low === undefined || !page.isLeaf || Buffer.compare(keyOf(page, 0), low) >= 0) &&
          (high === undefined || Buffer.compare(keyOf(page, page.count - 1), high) < 0)))
    if (!isRight) this.onFault(page.number, 'does not belong where it stands')
    return isRight
  }

  private load(number: number): Page | undefined {
    if (number === -1) return undefined
    const known = this.cache.get(number)
    if (known !== undefined) return known
    const { pageSize, lastPage } = this.head
    if (number < 2 || number > lastPage) {
      this.onFault(number, `is named, but the store has ${lastPage + 1} pages`)
      return undefined
    }
    const bytes = this.read(number * pageSize, pageSize)
    const page = bytes === undefined ? 'lies behind the end of the file' : parsePage(number, bytes)
    if (typeof page === 'string') {
      this.onFault(number, page)
      return undefined
    }
    if (this.cache.size >= mostCached) this.cache.clear()
    this.cache.set(number, page)
    return page
  }

  private valueOf(page: Page, at: number): Buffer | undefined {
    if (!isOverflowOf(page, at)) return valueWithin(page, at)
    if (this.overflowPages(page, at) === 0) return undefined
    return this.read(overflowOf(page, at).number * this.head.pageSize + headerBytes, sizeOf(page, at))
  }

  /** How many pages a long value takes; 0 after a report when they cannot be its own. */
  private overflowPages(page: Page, at: number): number {
    const { number, pages } = overflowOf(page, at)
    const { pageSize, lastPage, pagesInFile } = this.head
    const isWithin = number >= 2 && number + pages - 1 <= lastPage && number + pages <= pagesInFile
    const isEnough = pages * pageSize >= headerBytes + sizeOf(page, at)
    const header = isWithin && isEnough ? this.read(number * pageSize, headerBytes) : undefined
    if (header !== undefined && Number(header.readBigUInt64LE(0)) === number && (header.readUInt16LE(18) & 0x0f) === 4)
      return pages
    this.onFault(number, 'should hold a long value and does not')
    return 0
  }

  private read(at: number, length: number): Buffer | undefined {
    const bytes = Buffer.allocUnsafe(length)
    try {
      return readSync(this.handle, bytes, 0, length, at) === length ? bytes : undefined
    } catch {
      // The disk itself cannot read it.
      return undefined
    }
  }
}

interface Counts {
  branchPages: number
  leafPages: number
  overflowPages: number
  entries: number
}
const names: Record<keyof Counts, string> = {
  branchPages: 'branch pages',
  leafPages: 'leaf pages',
  overflowPages: 'pages of long values',
  entries: 'entries',
}

/** A page to visit, how deep it stands, and between which keys its own must lie. */
interface Place {
  number: number
  level: number
  low?: Buffer | undefined
  high?: Buffer | undefined
}

const childPlace = (page: Page, at: number, { level, low, high }: Place): Place => ({
  number: childOf(page, at),
  level: level + 1,
  low: at === 0 ? low : keyOf(page, at),
  high: at + 1 < page.count ? keyOf(page, at + 1) : high,
})

/** Throws `store.damaged` unless every page of a store's file is whole. */
export function checkPages(file: string): void {
  const pages = new PageFile(file, (page, what) => {
    throw new StoreError('store.damaged', `page ${page} of ${file} ${what}`)
  })
  try {
    pages.inspect()
  } finally {
    pages.close()
  }
}

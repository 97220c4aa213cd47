import type { HeldRegion, RegionChangeInput, RegionRecord } from '@duzhan/contracts'
import { type EditionDifference, editionDifference, isRegionCode, levelOf } from '@duzhan/regions'
import type { EditionRow } from './editionFile.ts'

/** The parts of a difference, in the order in which they are done. */
export const editionParts = ['added', 'recoded', 'renamed', 'gone'] as const
export type EditionPart = (typeof editionParts)[number]

/** One thing that an edition changes, as it is chosen. */
export interface EditionItem {
  part: EditionPart
  key: string
  code: string
  name: string
  /** What it was called until then, and under which code that was another one. */
  was: string
  wasCode: string
}
/** One call of the platform: regions that come, many at once, or one change. */
export type EditionStep = { items: EditionItem[] } & ({ regions: RegionRecord[] } | { change: RegionChangeInput })

/** So many regions come at once. */
const batch = 500

/** What an edition changes of what is held, of the levels alone that it tells of: a file down to the townships says nothing of villages. */
export function itemsOf(held: readonly HeldRegion[], edition: readonly EditionRow[]): EditionItem[] {
  const told = new Set(edition.map(({ code }) => levelOf(code)))
  const here = held.flatMap(({ code, name, into }) =>
    into === undefined && isRegionCode(code) && told.has(levelOf(code)) ? [{ code, name }] : [],
  )
  const difference: EditionDifference = editionDifference(here, edition)
  const item = (part: EditionPart, { code, name }: RegionRecord, was = '', wasCode = ''): EditionItem => ({
    ...{ part, key: `${part} ${code}`, code, name, was, wasCode },
  })
  return [
    ...difference.added.map((one) => item('added', one)),
    ...difference.recoded.map((one) => item('recoded', one, one.was.name, one.was.code)),
    ...difference.renamed.map((one) => item('renamed', one, one.was)),
    ...difference.gone.map((one) => item('gone', one)),
  ]
}

/** What went is left as it is until somebody says so, one by one: own codes of what is no division stand in no edition. */
export const chosenAtFirst = (items: readonly EditionItem[]): string[] =>
  items.flatMap(({ part, key }) => (part === 'gone' ? [] : [key]))

/** What is done of an edition, from a day on and for a reason, in the order in which it can be. */
export function stepsOf(items: readonly EditionItem[], { from, reason }: { from: string; reason: string }): EditionStep[] {
  const added = items.filter(({ part }) => part === 'added')
  const come: EditionStep[] = []
  for (let at = 0; at < added.length; at += batch) {
    const some = added.slice(at, at + batch)
    come.push({ items: some, regions: some.map(({ code, name }) => ({ code, name })) })
  }
  const about = (item: EditionItem): RegionChangeInput => {
    const { part, code, name, wasCode } = item
    if (part === 'recoded') return { kind: 'move', regions: [wasCode], into: code, isNew: true, name, from, reason }
    return { kind: part === 'gone' ? 'retire' : 'rename', regions: [code], into: code, isNew: false, name, from, reason }
  }
  return [...come, ...items.flatMap((item) => (item.part === 'added' ? [] : [{ items: [item], change: about(item) }]))]
}

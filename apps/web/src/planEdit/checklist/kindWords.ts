import { type ItemKind, itemKinds } from '@duzhan/checklist'

export const kindNames = Object.keys(itemKinds) as ItemKind[] // the keys of the table

/** What a kind of item is called; a kind that this release does not know by its name. */
export const kindWords = (kind: string): string => (Object.hasOwn(itemKinds, kind) ? itemKinds[kind as ItemKind].title.zh : kind) // it is one of them

import type { Document } from '../bson/value.ts'

/** A collection and its indexes, each as `listIndexes` describes it. */
export interface PlacedCollection {
  /** Its database and its name, joined by a dot. */
  namespace: string
  indexes: Document[]
}

/** Where collections lie: a data folder, a dump, or a server. */
export interface Place {
  collections(): Promise<PlacedCollection[]>
  /** The documents of a collection as they are stored, some at a time; none where there is no such collection. */
  documents(namespace: string): AsyncIterable<Buffer[]>
}

/** The database that a namespace lies in. */
export const databaseOf = (namespace: string): string => namespace.slice(0, namespace.indexOf('.'))

/** Whether somebody names a server and no folder. */
export const isServer = (where: string): boolean => /^mongodb(\+srv)?:\/\//.test(where)

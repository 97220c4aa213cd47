import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { BSON } from 'mongodb'

export interface SpecOperation {
  name: string
  object: string
  arguments?: Record<string, unknown>
  expectError?: Record<string, unknown>
  expectResult?: unknown
  saveResultAsEntity?: string
  ignoreResultAndError?: boolean
}
interface CollectionData {
  collectionName: string
  databaseName: string
  documents: Record<string, unknown>[]
}
export interface SpecTest {
  description: string
  skipReason?: string
  runOnRequirements?: Record<string, never>[]
  operations: SpecOperation[]
  outcome?: CollectionData[]
}
export interface SpecFile {
  name: string
  runOnRequirements?: Record<string, never>[]
  createEntities: Record<string, Record<string, unknown>>[]
  initialData?: CollectionData[]
  tests: SpecTest[]
}

/** Where the specification tests are: named by the environment, or beside the repository. */
export function specFolder(): string | undefined {
  const folder = process.env['DUZHAN_CRUD_SPEC'] ?? resolve(import.meta.dirname, '../../../../../shared/data/mongodb-crud-spec')
  return existsSync(folder) ? folder : undefined
}

/** Reads every file of the specification, with MongoDB's extended JSON turned into values. */
export const readSpec = (folder: string): SpecFile[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({
      name: name.slice(0, -5),
      ...(BSON.EJSON.parse(readFileSync(join(folder, name), 'utf8'), { relaxed: true }) as Omit<SpecFile, 'name'>),
    }))

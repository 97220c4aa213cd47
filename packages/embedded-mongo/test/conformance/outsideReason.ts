import { supported } from '../supported.ts'
import type { SpecOperation, SpecTest } from './specFile.ts'

/** What this server is: one node that answers as a mongos, at the version it reports. */
export interface Target {
  version: string
  topology: string
}

function compare(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number))
  for (let at = 0; at < 3; at++) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

interface Requirement {
  minServerVersion?: string
  maxServerVersion?: string
  topologies?: string[]
  auth?: boolean
  serverless?: string
}

/** Says whether a server is one for which a test was written. */
export const meetsRequirements = (requirements: readonly Requirement[] | undefined, target: Target): boolean =>
  requirements === undefined ||
  requirements.some(
    ({ minServerVersion, maxServerVersion, topologies, auth, serverless }) =>
      (minServerVersion === undefined || compare(target.version, minServerVersion) >= 0) &&
      (maxServerVersion === undefined || compare(target.version, maxServerVersion) <= 0) &&
      (topologies === undefined || topologies.includes(target.topology)) &&
      auth !== true &&
      serverless !== 'require',
  )

const { filters, updates, stages, accumulators } = supported
const operators = new Set([...filters, ...updates, ...stages, ...accumulators])
const updateNames = new Set(['updateOne', 'updateMany', 'findOneAndUpdate', 'replaceOne', 'findOneAndReplace', 'bulkWrite'])

/** What is stored as it is: names in it are no operators, whatever they begin with. */
const dataFields = new Set(['document', 'documents', 'replacement'])

function walk(value: unknown, visit: (name: string, value: unknown) => void): void {
  if (Array.isArray(value)) for (const element of value) walk(element, visit)
  else if (typeof value === 'object' && value !== null)
    for (const [name, field] of Object.entries(value)) {
      visit(name, field)
      if (!dataFields.has(name)) walk(field, visit)
    }
}

function ofOperation({ name, arguments: given, object }: SpecOperation): string | undefined {
  if (name === 'failPoint') return 'needs failCommand, a test hook of mongod'
  if (name === 'clientBulkWrite') return 'client.bulkWrite needs the bulkWrite command of MongoDB 8'
  if (name === 'modifyCollection') return 'collMod is not in the supported list'
  if (name === 'aggregate' && object.startsWith('database')) return 'aggregation on a database is not in the supported list'
  let reason: string | undefined
  walk(given, (field, value) => {
    if (field === 'hint') reason ??= 'hint is not in the supported list'
    else if (field === 'collation') reason ??= 'collation is not in the supported list'
    else if (field === 'let') reason ??= '`let` is not in the supported list'
    else if (field === 'arrayFilters') reason ??= 'arrayFilters is not in the supported list'
    else if (field === 'rawData') reason ??= 'rawData is not in the supported list'
    else if (field === 'allowDiskUse' && value === true) reason ??= 'the use of the disk is not in the supported list'
    else if (field === 'viewOn') reason ??= 'views are not in the supported list'
    else if (field === 'validator') reason ??= 'document validation is not in the supported list'
    else if (field === 'update' && Array.isArray(value) && updateNames.has(name))
      reason ??= 'updates by a pipeline are not in the supported list'
    else if (field.startsWith('$') && !operators.has(field)) reason ??= `${field} is not in the supported list`
    else if (/\.\$(\[|\.|$)/.test(field)) reason ??= 'positional updates are not in the supported list'
  })
  return reason
}

/** Why a test lies outside the supported list; undefined if it has to pass. */
export function outsideReason(file: string, test: SpecTest): string | undefined {
  if (file === 'create-null-ids') return 'the driver puts an _id of its own in the place of null before it sends'
  if (test.skipReason !== undefined) return `skipped by its authors: ${test.skipReason}`
  for (const operation of test.operations) {
    const reason = ofOperation(operation)
    if (reason !== undefined) return reason
  }
  return undefined
}

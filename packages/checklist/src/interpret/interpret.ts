import type { Fault } from '../json/jsonFaults.ts'
import { hasType, isRecord } from '../json/typeOf.ts'
import { resolved } from '../schema/resolved.ts'
import type { EvidenceRule, SubSchema } from '../schema/subSchema.ts'
import { assertions } from './assertions.ts'
import { lacksEvidence, photosAsked } from './lacksEvidence.ts'

/** What comes with an answers document and stands outside it. */
export interface Given {
  readonly hasPosition?: boolean | undefined
  /** The day in Shanghai, like 2020-03-31: what is not to lie in the future is measured by it. */
  readonly today?: string | undefined
}

/*
 * An interpreter instead of a compiler, because the browser's content security policy forbids generated code. Our own
 * instead of a package, because it must speak the linear-time patterns, the formats and the fault set of the server.
 * It recurses: the gate has bounded the depth of every schema that comes here.
 */
interface Run {
  readonly root: SubSchema
  /** Null when only yes or no is wanted: then the first fault ends the run. */
  readonly faults: Fault[] | null
  readonly most: number
  /** Undefined where nothing is known of what comes with the value: then it is not asked for. */
  readonly given?: Given | undefined
}

/** Whether a value meets a schema; `root` holds the definitions that its references name. */
export function isValid(schema: SubSchema, value: unknown, root: SubSchema = schema): boolean {
  return check(schema, value, [], { root, faults: null, most: 1 })
}

/** Every fault of a value against a schema, in the order of the schema, up to `most`. */
export function faultsOf(schema: SubSchema, value: unknown, most = Number.POSITIVE_INFINITY, given?: Given): Fault[] {
  const faults: Fault[] = []
  check(schema, value, [], { root: schema, faults, most, given })
  return faults.slice(0, most)
}

type Path = readonly string[]
type Json = Readonly<Record<string, unknown>>

/** `holder` is the object of which the value is a property: the photos of an answer lie beside it. */
function check(reference: SubSchema, value: unknown, path: Path, run: Run, holder?: Json): boolean {
  if (isFull(run)) return false
  const schema = resolved(reference, run.root)
  if (schema.type !== undefined && !hasType(schema.type, value)) return fail(run, path, 'type', { type: schema.type })
  let sound = true
  const and = (holds: boolean): boolean => {
    sound &&= holds
    return !sound && run.faults === null
  }
  for (const keyword of Object.keys(schema)) {
    const assertion = assertions[keyword]
    if (assertion === undefined || !assertion.about(value) || assertion.holds(value as never, schema)) continue // `about` proved the type
    fail(run, path, keyword, { [assertion.param]: schema[keyword as keyof SubSchema] }) // a key of the schema
    if (and(false)) return false
  }
  if (isRecord(value) && and(checkRecord(schema, value, path, run))) return false
  if (schema['x-evidence'] && and(checkEvidence(schema['x-evidence'], value, path, run, holder))) return false
  if (Array.isArray(value) && schema.items !== undefined && and(checkList(schema.items, value, path, run))) return false
  and(checkBranches(schema, value, path, run, holder))
  return sound
}

function checkRecord(schema: SubSchema, value: Readonly<Record<string, unknown>>, path: Path, run: Run): boolean {
  const { properties = {}, required = [], dependentRequired = {} } = schema
  let sound = true
  for (const [name, property] of Object.entries(properties)) {
    if (has(value, name)) sound = check(property, value[name], [...path, name], run, value) && sound
    else if (required.includes(name)) sound = missing(run, path, name, 'required')
    if (!sound && run.faults === null) return false
  }
  for (const name of required)
    if (!has(value, name) && !Object.hasOwn(properties, name)) sound = missing(run, path, name, 'required')
  for (const [name, companions] of Object.entries(dependentRequired)) {
    if (!has(value, name)) continue
    for (const companion of companions) if (!has(value, companion)) sound = missing(run, path, companion, 'dependentRequired')
  }
  if (schema.additionalProperties === false) {
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(properties, name))
        sound = fail(run, [...path, name], 'additionalProperties', { additionalProperty: name })
    }
  }
  return sound
}

/** A rule asks for evidence of an answer where its condition holds. */
function checkEvidence(rule: EvidenceRule, value: unknown, path: Path, run: Run, holder?: Json): boolean {
  if (rule.when !== undefined && !isValid(rule.when, value, run.root)) return true
  const isNowhere = rule.position === true && run.given?.hasPosition === false
  if (!isNowhere && !lacksEvidence(rule, value, holder)) return true
  return fail(run, path, 'x-evidence', { photos: photosAsked(rule), signature: rule.signature, position: rule.position })
}

function checkList(items: SubSchema, value: readonly unknown[], path: Path, run: Run): boolean {
  let sound = true
  for (const [index, entry] of value.entries()) {
    sound = check(items, entry, [...path, String(index)], run) && sound
    if (!sound && run.faults === null) return false
  }
  return sound
}

/** Of alternatives only the whole is reported: nobody is helped by the faults of a branch that need not hold. */
function checkBranches(schema: SubSchema, value: unknown, path: Path, run: Run, holder?: Json): boolean {
  const holds = (branch: SubSchema) => check(branch, value, [], { root: run.root, faults: null, most: 1 }, holder)
  let sound = true
  for (const branch of schema.allOf ?? []) sound = check(branch, value, path, run, holder) && sound
  if (schema.anyOf && !schema.anyOf.some(holds)) sound = fail(run, path, 'anyOf', {})
  if (schema.oneOf && schema.oneOf.filter(holds).length !== 1) sound = fail(run, path, 'oneOf', {})
  if (schema.not && holds(schema.not)) sound = fail(run, path, 'not', {})
  if (schema.if) {
    const branch = holds(schema.if) ? schema.then : schema.else
    if (branch) sound = check(branch, value, path, run, holder) && sound
  }
  return sound
}

function has(value: Readonly<Record<string, unknown>>, name: string): boolean {
  return Object.hasOwn(value, name) && value[name] !== undefined
}

function missing(run: Run, path: Path, name: string, keyword: string): false {
  return fail(run, [...path, name], keyword, { missingProperty: name })
}

function isFull(run: Run): boolean {
  return run.faults !== null && run.faults.length >= run.most
}

function fail(run: Run, path: Path, keyword: string, params: Fault['params']): false {
  if (run.faults !== null && !isFull(run)) run.faults.push({ path, keyword, params })
  return false
}

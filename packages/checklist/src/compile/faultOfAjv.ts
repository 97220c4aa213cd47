import type { ErrorObject } from 'ajv'
import type { Fault } from '../json/jsonFaults.ts'

/** Ajv's error in our terms: the path names the missing or the surplus field itself. */
export function faultOfAjv(error: ErrorObject, prefix: readonly string[] = []): Fault {
  const { missingProperty, additionalProperty } = error.params
  const named: unknown = missingProperty ?? additionalProperty
  const steps = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  return {
    path: [...prefix, ...steps, ...(typeof named === 'string' ? [named] : [])],
    keyword: error.keyword,
    params: error.params,
  }
}

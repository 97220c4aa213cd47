const fixedSequence = /^\^(?:(?:\[(?:[A-Za-z0-9]-[A-Za-z0-9]|[A-Za-z0-9_])+\]|[A-Za-z0-9_]|\\d)(?:\{\d{1,3}\})?)+\$$/

/**
 * Whether a pattern is anchored at both ends and never has a choice, like that of a content hash or a telephone number:
 * any engine then takes one step for each character and means the same by it.
 */
export function isFixedSequence(source: string): boolean {
  return fixedSequence.test(source)
}

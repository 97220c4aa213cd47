/** Stands in for the form engine's URI resolver: a checklist refers to its own definitions only, the gate refuses every `$id`. */
const localReference = {
  equal: (a: string, b: string): boolean => a === b,
  resolve: (_base: string, reference: string): string => reference,
}

export default localReference

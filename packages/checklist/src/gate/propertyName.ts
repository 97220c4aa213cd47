const shape = /^[A-Za-z][A-Za-z0-9_]{0,63}$/
const reserved = new Set([
  'constructor',
  'prototype',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'toJSON',
  'valueOf',
  'then',
])

/** Whether a name may be used for a property: plain letters, and none that means something to the language. */
export function isPropertyName(name: unknown): name is string {
  return typeof name === 'string' && shape.test(name) && !reserved.has(name)
}

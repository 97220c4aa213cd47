import fc from 'fast-check'

/** Values that JSON can say and that a careless reader trips over: they refuse to become text, or have names that JavaScript knows. */
const trap = fc
  .constantFrom(
    ...['{"toString":0}', '{"toString":null,"valueOf":null}', '{"__proto__":{"answer":"yes"}}', '{"length":3}', '{"toJSON":1}'],
    ...['"toString"', '"constructor"', '"__proto__"', '["yes"]', '[[]]', '[{"toString":0}]', '[null]', '1e308', '-0', '""'],
  )
  .map((text): unknown => JSON.parse(text))

const names = fc.constantFrom('toString', 'valueOf', 'constructor', 'length', 'then', 'type', 'key')

/** Whatever may come over a wire, with traps far more often than chance would lay them. */
export const strangeJson: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 3 },
  { arbitrary: trap, weight: 2 },
  { arbitrary: fc.dictionary(names, fc.oneof(fc.jsonValue({ maxDepth: 1 }), trap)), weight: 1 },
)

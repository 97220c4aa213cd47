import fc from 'fast-check'

/** What somebody may write into a cell to break whoever reads it. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom(
    '<script>',
    '__proto__',
    '{"__proto__":{"polluted":1}}',
    '\u0000',
    '\u202e',
    '${',
    "'",
    '"',
    'constructor.name',
    '='.repeat(50),
  ),
  fc.constantFrom('题'.repeat(3_000), '(((((((((((((((', "{a} = 'x' and", '1e999', '-0', 'NaN', '.'),
)

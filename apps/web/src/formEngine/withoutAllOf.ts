/**
 * Stands in for the form engine's merging of schemas: which items a section has say its `properties` alone, and what
 * `allOf` adds to them is judged by the checklist's own validator.
 */
export default function withoutAllOf({ allOf: _, ...schema }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return schema
}

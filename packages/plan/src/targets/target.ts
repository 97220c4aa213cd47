/** A place or household under supervision. The code is an attribute: villages merge, a target keeps its id. */
export type Target = {
  id: string
  name: string
  kind: string
  regionCode: string
  attributes: Readonly<Record<string, string | number | boolean>>
}

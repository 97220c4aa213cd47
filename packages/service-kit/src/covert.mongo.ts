import type { Reader } from './rights.ts'

/**
 * As a filter of a query: what its reader may learn of, by the field `covert`, see `Covert`; a document without it is open. A count or a
 * page is made with it, for what is left out only afterwards is betrayed by the number of what there was. `within` is where in the document
 * the thing with that field stands, `kept.` for one.
 */
export const toldTo = ({ id, standsFor = [], regions }: Reader, within: '' | `${string}.` = '') => ({
  // null meets a document without the field
  $or: [
    { [`${within}covert`]: null },
    { [`${within}covert.path`]: { $in: [...regions] } },
    { [`${within}covert.by`]: standsFor.length === 0 ? id : { $in: [id, ...standsFor] } },
  ],
})

import type { Reader } from './rights.ts'

/**
 * As a filter of a query: what its reader may learn of, by the field `covert`, see `Covert`; a document without it is open. A count or a
 * page is made with it, for what is left out only afterwards is betrayed by the number of what there was.
 */
export const toldTo = ({ id, standsFor = [], regions }: Reader) => ({
  // null meets a document without the field
  $or: [
    { covert: null as never },
    { 'covert.path': { $in: [...regions] } },
    { 'covert.by': standsFor.length === 0 ? id : { $in: [id, ...standsFor] } },
  ],
})

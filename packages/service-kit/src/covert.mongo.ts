import type { Reader } from './rights.ts'

/** As a filter of a query: what its reader may learn of, by the field `covert`, see `Covert`; a document without it is open. */
export const toldTo = ({ id, standsFor = [], regions }: Reader) => ({
  // null meets a document without the field
  $or: [
    { covert: null as never },
    { 'covert.path': { $in: [...regions] } },
    { 'covert.by': standsFor.length === 0 ? id : { $in: [id, ...standsFor] } },
  ],
})

import '../styles/kinds.css'
import '../styles/rows.css'

// Everything that has columns.
export { group } from './group.tsx'
export { household } from './household.tsx'
export { table } from './table.tsx'

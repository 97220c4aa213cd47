import '../styles/kinds.css'

// Everything that is one value: small, and wanted by most checklists that have more than judgements.
export { choice } from './choice.tsx'
export { choices } from './choices.tsx'
export { computed } from './computed.tsx'
export { date } from './date.tsx'
export { grade } from './grade.tsx'
export { info } from './info.tsx'
export { longText } from './longText.tsx'
export { month } from './month.tsx'
export { number } from './number.tsx'
export { score } from './score.tsx'
export { time } from './time.tsx'

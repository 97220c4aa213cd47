export { fillSentence } from './fillSentence.ts'
export { httpStatus, Problem, type ProblemDetails, type ProblemKind } from './problem.ts'
export { catalogue, problemText } from './problemText.ts'

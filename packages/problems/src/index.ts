export { catalogue, type ProblemCode, type ProblemEntry } from './catalogue.ts'
export { httpStatus } from './httpStatus.ts'
export { Problem, type ProblemDetails, type ProblemKind } from './problem.ts'
export { problemText } from './problemText.ts'

export { httpStatus } from './httpStatus.ts'
export { Problem, type ProblemDetails, type ProblemKind } from './problem.ts'

export { compileAnswers } from './compile/compileAnswers.ts'

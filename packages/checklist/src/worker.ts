export { type AnswerPool, type AnswerPoolOptions, answerPool } from './worker/answerPool.ts'
export { compileInWorker } from './worker/compileInWorker.ts'
export { workerSeats } from './worker/workerSeats.ts'

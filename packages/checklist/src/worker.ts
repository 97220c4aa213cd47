export { type AnswerJob, type AnswerPool, type AnswerPoolOptions, answerPool } from './worker/answerPool.ts'
export { compileInWorker, type PublishLimits } from './worker/compileInWorker.ts'
export { type WorkerSeats, workerSeats } from './worker/workerSeats.ts'

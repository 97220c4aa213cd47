export { type DirectoryInText, type RunPlanJob, runHere } from './worker/planJobs.ts'
export { type PlanWorkers, type PlanWorkersOptions, planWorkers } from './worker/planWorkers.ts'

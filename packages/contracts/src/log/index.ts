export { DesignationEvent, PlanEvent, SubmissionEvent } from './events.ts'
export { type LogChange, LogEntry, type LogNoun, type LogVerb, logTable } from './logTable.ts'
export {
  Begin,
  readEvent,
  StreamEntry,
  type StreamEvent,
  type StreamName,
  type StreamPage,
  StreamPull,
  streams,
} from './streams.ts'

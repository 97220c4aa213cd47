import { Problem } from '@duzhan/problems'
import type { SheetAnswer, SheetJob, SheetsRead } from './sheetJob.ts'

/** So long a file may take, in milliseconds: one of a hundred thousand rows takes seconds, on the slowest machine of an office a minute. */
const longest = 180_000

/**
 * Reads a chosen file beside the page, which stays usable and may stop it. Throws what `readTable` and the reader of its kind throw;
 * `file.too-large` for one that takes longer than three minutes, and an `AbortError` where it was stopped.
 */
export async function readSheet<As extends SheetJob['as']>(
  job: SheetJob & { as: As },
  signal: AbortSignal,
): Promise<SheetsRead[As]> {
  const answer = typeof Worker === 'undefined' ? await here(job) : await beside(job, signal) // an old browser reads in the page itself
  signal.throwIfAborted()
  if ('problem' in answer) throw new Problem(answer.problem.kind, answer.problem.code, answer.problem.details)
  return answer.sheet as SheetsRead[As] // as `readJob` reads the job of that name
}

const here = async (job: SheetJob) => (await import('./readJob.ts')).readJob(job)

function beside(job: SheetJob, signal: AbortSignal): Promise<SheetAnswer> {
  const worker = new Worker(new URL('./sheet.worker.ts', import.meta.url), { type: 'module' })
  const answered = new Promise<SheetAnswer>((done, failed) => {
    const tooLong = () => failed(new Problem('too-large', 'file.too-large'))
    const timer = setTimeout(tooLong, longest)
    signal.addEventListener('abort', () => failed(signal.reason))
    worker.onmessage = ({ data }: MessageEvent<SheetAnswer>) => {
      clearTimeout(timer)
      done(data)
    }
    worker.onerror = (event) => failed(new Error(event.message))
    worker.postMessage(job)
  })
  return answered.finally(() => worker.terminate())
}

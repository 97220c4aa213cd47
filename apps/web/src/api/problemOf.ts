import { Problem, type ProblemKind } from '@duzhan/problems'
import { TRPCClientError } from '@trpc/client'
import { zh } from '../locales/zh.ts'
import { UploadRefused } from './uploadRefused.ts'

/** A failure as the page shows it: a permanent code, a sentence, and the id under which the server logged it. */
export interface ShownProblem {
  code: string
  kind: ProblemKind | 'unknown'
  /** Said by the page itself; null when the catalogue of problems has the sentence. */
  text: string | null
  details: Readonly<Record<string, unknown>>
  requestId: string | null
}

/** What went wrong, read from anything that a call may throw. */
export function problemOf(error: unknown): ShownProblem {
  if (error instanceof TRPCClientError) {
    // a service answers in tRPC's envelope, the door in front of it with the bare problem
    const sent = readProblem(error.data) ?? readProblem({ problem: error.meta?.['responseJSON'] })
    if (sent) return sent
    if (!error.data && !error.meta?.['response']) return networkLost
  }
  if (error instanceof UploadRefused) {
    const sent = readProblem({ problem: error.problem })
    if (sent) return sent
  }
  if (error instanceof Problem) {
    const { code, kind, details } = error
    return { code, kind, text: null, details, requestId: null }
  }
  if (error instanceof TypeError && /fetch|network/i.test(error.message)) return networkLost
  return { code: 'page.failed', kind: 'unknown', text: zh.problems.unknown, details: {}, requestId: null }
}

const networkLost: ShownProblem = {
  code: 'network.lost',
  kind: 'unavailable',
  text: zh.problems.networkLost,
  details: {},
  requestId: null,
}

function readProblem(data: unknown): ShownProblem | null {
  const problem = isRecord(data) ? data['problem'] : undefined
  if (!isRecord(problem) || typeof problem['code'] !== 'string') return null
  const details = isRecord(problem['details']) ? problem['details'] : {}
  return {
    code: problem['code'],
    kind: (problem['kind'] as ProblemKind | undefined) ?? 'unknown', // the server's own vocabulary
    text: null,
    details,
    requestId: typeof problem['requestId'] === 'string' ? problem['requestId'] : null,
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

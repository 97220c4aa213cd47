import { readFileSync } from 'node:fs'

/** A process by its number and when it began, so that a number given out anew is not taken for the old one. */
export interface ProcessMark {
  pid: number
  mark: string
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The mark of a process; where the system does not tell when a process began, its number has to do. */
export function processMark(pid: number): ProcessMark {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return { pid, mark: stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-' }
  } catch {
    return { pid, mark: '-' }
  }
}

/** Reads what a lock file says of a process; undefined for what is no number. */
export const parseMark = (pid = '', mark = '-'): ProcessMark | undefined =>
  /^\d+$/.test(pid) ? { pid: Number(pid), mark } : undefined

/** Whether a process is still running, and the same one. */
export const isSameProcess = ({ pid, mark }: ProcessMark): boolean =>
  isAlive(pid) && (mark === '-' || mark === processMark(pid).mark)

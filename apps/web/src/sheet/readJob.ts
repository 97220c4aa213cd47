import { Problem } from '@duzhan/problems'
import { readSheets, readTable, sheetPeople, sheetRegister } from '@duzhan/sheet'
import type { SheetAnswer, SheetJob } from './sheetJob.ts'

/** So many rows no checklist has, its choices and all. */
const mostRows = 20_000

/** Reads a file where it is called. Throws nothing that is a refusal: that is an answer, for it may have to travel. */
export async function readJob(job: SheetJob): Promise<SheetAnswer> {
  try {
    const bytes = new Uint8Array(await job.file.arrayBuffer())
    if (job.as === 'sheets') return { sheet: await readSheets({ bytes, name: job.file.name }, mostRows) }
    const table = await readTable(bytes, job.file.name)
    return { sheet: job.as === 'register' ? sheetRegister(job.plan, table, { names: job.names }) : sheetPeople(table) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { kind, code, details } = error
    return { problem: { kind, code, details } }
  }
}

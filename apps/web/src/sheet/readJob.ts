import { Problem } from '@duzhan/problems'
import { readTable, sheetPeople, sheetRegister } from '@duzhan/sheet'
import type { SheetAnswer, SheetJob } from './sheetJob.ts'

/** Reads a file where it is called. Throws nothing that is a refusal: that is an answer, for it may have to travel. */
export async function readJob(job: SheetJob): Promise<SheetAnswer> {
  try {
    const table = await readTable(new Uint8Array(await job.file.arrayBuffer()), job.file.name)
    return { sheet: job.as === 'register' ? sheetRegister(job.plan, table) : sheetPeople(table) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { kind, code, details } = error
    return { problem: { kind, code, details } }
  }
}

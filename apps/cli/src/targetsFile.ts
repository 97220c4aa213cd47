import type { Plan } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { readTable, type SheetRegister, sheetRegister, type Table } from '@duzhan/sheet'
import { fileBytes } from './planFile.ts'
import type { Language } from './report.ts'

/** What a refusal of a table says, with the file that it is about. */
function ofFile(error: unknown, path: string): unknown {
  return error instanceof Problem && error.code.startsWith('file.')
    ? new Problem(error.kind, error.code, { ...error.details, path })
    : error
}

/** A file as a table. Throws `file.unreadable` and what `readTable` throws. */
export async function tableFile(path: string): Promise<Table> {
  const bytes = fileBytes(path)
  try {
    return await readTable(bytes, path)
  } catch (error) {
    throw ofFile(error, path)
  }
}

/** A file as a register of a plan's targets, see `sheetRegister`. Throws as `tableFile` does, and `file.column-missing`. */
export async function targetsFile(path: string, plan: Plan, language: Language): Promise<SheetRegister> {
  const table = await tableFile(path)
  try {
    return sheetRegister(plan, table, { language })
  } catch (error) {
    throw ofFile(error, path)
  }
}

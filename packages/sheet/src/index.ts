export { readTable, type Table } from './readTable.ts'
export { type SheetFault, type SheetRegister, sheetRegister } from './sheetRegister.ts'

export { type NamedTable, readSheets, readTable, type Table } from './readTable.ts'
export { type PersonCells, peopleColumns, type SheetPeople, sheetPeople } from './sheetPeople.ts'
export { type SheetFault, type SheetRegister, sheetRegister } from './sheetRegister.ts'
export { templateWorkbook, textWorkbook } from './templateWorkbook.ts'

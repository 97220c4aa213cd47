export { cleanFileName, nameFits } from './cleanFileName.ts'
export { type EvidenceType, evidenceTypes, fileLimits, isPicture } from './evidenceType.ts'
export { sniffFile } from './sniffFile.ts'

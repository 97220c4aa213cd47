export { cleanFileName, nameFits } from './cleanFileName.ts'
export { type EvidenceType, evidenceTypes, isPicture } from './evidenceType.ts'
export { fileLimits } from './fileLimits.ts'
export { sniffFile } from './sniffFile.ts'

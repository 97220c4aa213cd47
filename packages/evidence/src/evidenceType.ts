/**
 * What is kept as evidence, by content type: under which extension it is given out, and by which ones its sender may have
 * named it. Every picture is kept as a JPEG, whatever it came as.
 */
export const evidenceTypes = {
  'image/jpeg': { extension: 'jpg', namedAs: ['jpg', 'jpeg', 'png', 'webp', 'heic', 'heif', 'avif'] },
  'application/pdf': { extension: 'pdf', namedAs: ['pdf'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { extension: 'docx', namedAs: ['docx'] },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { extension: 'xlsx', namedAs: ['xlsx'] },
} as const satisfies Record<string, { extension: string; namedAs: readonly string[] }>

export type EvidenceType = keyof typeof evidenceTypes

/** Whether evidence of a type can stand where a photo or a signature is asked for. */
export const isPicture = (type: EvidenceType): boolean => type === 'image/jpeg'

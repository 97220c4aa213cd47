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

/** How large what is sent as evidence may be: the same at the choosing on the phone and at the door of the platform. */
export const fileLimits = {
  /** Of one file, as it is sent. */
  bytes: 10 * 1024 ** 2,
  /** Of one picture: more is not unpacked. */
  pixels: 50e6,
  /** Of a document that is packed, once it is unpacked. */
  unpackedBytes: 50 * 1024 ** 2,
  /** How many times its packed size a document may be. */
  unpackedRatio: 200,
} as const

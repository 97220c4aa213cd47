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

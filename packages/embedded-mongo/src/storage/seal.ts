import { crc32 } from 'node:zlib'

/** What is added to every sealed value: its checksum. */
const sealBytes = 4

/** The key goes into the checksum, so that a value that turns up under another key is found out too. */
function checksum(key: Buffer, value: Buffer): number {
  let seed = 0x811c9dc5
  for (const byte of key) seed = Math.imul(seed ^ byte, 0x01000193) >>> 0
  return crc32(value, seed)
}

/** Gives the bytes to store for a value: the value, and behind it a checksum of the value and its key. */
export function seal(key: Buffer, value: Buffer): Buffer {
  const stored = Buffer.allocUnsafe(value.length + sealBytes)
  value.copy(stored)
  stored.writeUInt32BE(checksum(key, value), value.length)
  return stored
}

/** Gives the value out of stored bytes without copying it; undefined when its checksum says that it changed on the disk. */
export function unseal(key: Buffer, stored: Buffer): Buffer | undefined {
  const end = stored.length - sealBytes
  if (end < 0) return undefined
  const value = stored.subarray(0, end)
  return stored.readUInt32BE(end) === checksum(key, value) ? value : undefined
}

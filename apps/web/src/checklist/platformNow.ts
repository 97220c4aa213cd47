/** The instant now by the platform's clock: a phone whose date is wrong must not put a visit into another window. */
export function platformNow(clockAhead: number, device: Date = new Date()): Date {
  return new Date(device.getTime() + clockAhead)
}

/**
 * The instant now by the platform's calendar: a phone whose date is wrong, or a platform that shows another year, must
 * not put a visit into another window. The time of day is the device's.
 */
export function platformNow(today: string, device: Date = new Date()): Date {
  const deviceDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(device)
  return new Date(device.getTime() + Date.parse(`${today}T00:00:00Z`) - Date.parse(`${deviceDay}T00:00:00Z`))
}

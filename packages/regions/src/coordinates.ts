/** A place on the globe, in degrees of WGS 84, as satellites and browsers tell it; south and west are negative. */
export interface Coordinates {
  latitude: number
  longitude: number
}

/** Whether two numbers are a place on the globe. */
export const isOnGlobe = ({ latitude, longitude }: Coordinates): boolean => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180

/** The mean radius of the earth in metres, as the International Union of Geodesy and Geophysics gives it. */
const radius = 6_371_008.8
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** How far two places are apart along the great circle, in metres, by the haversine formula. */
export function distanceBetween(one: Coordinates, other: Coordinates): number {
  const half = (of: (place: Coordinates) => number) => Math.sin(radians(of(other) - of(one)) / 2) ** 2
  const slant = Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude))
  const haversine = half(({ latitude }) => latitude) + slant * half(({ longitude }) => longitude)
  return 2 * radius * Math.asin(Math.sqrt(Math.min(1, haversine)))
}

const number = String.raw`\d{1,3}(?:\.\d+)?`
/** One coordinate: degrees as a decimal, or degrees, minutes and seconds. */
const angle = String.raw`(?<sign>-?)(?<degrees>${number})\s*(?:°|度)?\s*(?:(?<minutes>${number})\s*(?:['′]|分)\s*(?:(?<seconds>${number})\s*(?:["″]|秒)?)?)?`

/** Whether the directions stand before the figures or behind them is told by where the text begins and ends. */
function partIn(text: string): RegExp {
  if (/^[NSEW]/.test(text)) return new RegExp(String.raw`(?<direction>[NSEW])\s*${angle}`, 'g')
  if (/[NSEW]$/.test(text)) return new RegExp(String.raw`${angle}\s*(?<direction>[NSEW])`, 'g')
  return new RegExp(angle, 'g')
}

/**
 * The place that a person typed or pasted: latitude and longitude in either form and order, as maps and documents write
 * them; null where it is none. Without a word for the direction the latitude comes first, unless it could be none.
 */
export function readCoordinates(text: string): Coordinates | null {
  const plain = text
    .normalize('NFKC')
    .replace(/北纬|纬度|latitude|lat/gi, 'N')
    .replace(/南纬/g, 'S')
    .replace(/东经|经度|longitude|lng|lon/gi, 'E')
    .replace(/西经/g, 'W')
    .replace(/[’‘＇]/g, "'")
    .replace(/[”“＂]/g, '"')
    .replace(/[:=()]/g, ' ')
    .toUpperCase()
    .trim()
  if (/[^\dNSEW.,;、\s°度分秒'′"″-]/.test(plain)) return null
  const found = [...plain.matchAll(partIn(plain))]
  const [first, second] = found.map(readPart)
  if (found.length !== 2 || !first || !second || (first.axis === null && /[NSEW]/.test(plain))) return null
  return inOrder(first, second)
}

interface Part {
  value: number
  axis: 'latitude' | 'longitude' | null
}

function readPart({ groups = {} }: RegExpMatchArray): Part | null {
  const { direction: letter = '', sign, degrees, minutes = '0', seconds = '0' } = groups
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return null
  const size = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600
  const value = sign === '-' || letter === 'S' || letter === 'W' ? -size : size
  return { value: Math.round(value * 1e6) / 1e6, axis: letter === '' ? null : 'NS'.includes(letter) ? 'latitude' : 'longitude' }
}

function inOrder(first: Part, second: Part): Coordinates | null {
  if (first.axis !== null && first.axis === second.axis) return null
  const isTurned =
    first.axis === 'longitude' ||
    second.axis === 'latitude' ||
    (first.axis === null && second.axis === null && Math.abs(first.value) > 90)
  const [latitude, longitude] = isTurned ? [second.value, first.value] : [first.value, second.value]
  const place = { latitude, longitude }
  return isOnGlobe(place) ? place : null
}

/** A point on the map of one coordinate system; phones give WGS84 or GCJ02, venues are always in GCJ02. */
export interface Point {
  latitude: number
  longitude: number
  crs: 'WGS84' | 'GCJ02'
}

const EARTH = 6_371_000
const AXIS = 6_378_245
const ECCENTRICITY = 0.006693421622965943
const DIRECTIONS = ['北', '东北', '东', '东南', '南', '西南', '西', '西北']

/** Metres between two points. */
export function metresBetween(one: Point, other: Point): number {
  const a = toGcj02(one)
  const b = toGcj02(other)
  const north = radians(b.latitude - a.latitude)
  const east = radians(b.longitude - a.longitude)
  const half = Math.sin(north / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2
  return 2 * EARTH * Math.asin(Math.sqrt(half))
}

/** Where the venue is, in words: "就在附近", "在您的东北方向，约 1.2 公里". */
export function wayWords(from: Point, venue: Point, radius: number): string {
  const metres = metresBetween(from, venue)
  if (metres <= radius) {
    return '您就在活动地点附近'
  }
  return `在您的${directionOf(toGcj02(from), toGcj02(venue))}方向，约 ${distanceWords(metres)}`
}

export function distanceWords(metres: number): string {
  return metres < 1000 ? `${Math.max(10, Math.round(metres / 10) * 10)} 米` : `${(metres / 1000).toFixed(1)} 公里`
}

function directionOf(from: Point, to: Point): string {
  const east = (to.longitude - from.longitude) * Math.cos(radians(from.latitude))
  const turn = Math.atan2(east, to.latitude - from.latitude)
  return DIRECTIONS[(Math.round(turn / (Math.PI / 4)) + 8) % 8]!
}

/** China's maps are drawn with an offset of up to some hundred metres; this is the public approximation of it. */
export function toGcj02(point: Point): Point {
  if (point.crs === 'GCJ02') {
    return point
  }
  const { latitude, longitude } = point
  const x = longitude - 105
  const y = latitude - 35
  const sine = Math.sin(radians(latitude))
  const curve = 1 - ECCENTRICITY * sine * sine
  const north = (shiftNorth(x, y) * 180) / (((AXIS * (1 - ECCENTRICITY)) / (curve * Math.sqrt(curve))) * Math.PI)
  const east = (shiftEast(x, y) * 180) / ((AXIS / Math.sqrt(curve)) * Math.cos(radians(latitude)) * Math.PI)
  return { latitude: latitude + north, longitude: longitude + east, crs: 'GCJ02' }
}

function shiftNorth(x: number, y: number): number {
  return (
    -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) +
    waves([[20, 6 * x], [20, 2 * x], [20, y], [40, y / 3], [160, y / 12], [320, y / 30]])
  )
}

function shiftEast(x: number, y: number): number {
  return (
    300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) +
    waves([[20, 6 * x], [20, 2 * x], [20, x], [40, x / 3], [150, x / 12], [300, x / 30]])
  )
}

function waves(parts: [height: number, halfTurns: number][]): number {
  return (parts.reduce((sum, [height, halfTurns]) => sum + height * Math.sin(halfTurns * Math.PI), 0) * 2) / 3
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}

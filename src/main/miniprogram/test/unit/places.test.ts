import { describe, expect, it } from 'vitest'
import { distanceWords, metresBetween, toGcj02, wayWords, type Point } from '../../src/core/places'

const VENUE: Point = { latitude: 30.25, longitude: 120.15, crs: 'GCJ02' }

describe('the offset of China\'s maps', () => {
  it('moves a GPS position to where maps draw it', () => {
    // Tian'anmen, as GPS gives it and as maps of China show it.
    const moved = toGcj02({ latitude: 39.907333, longitude: 116.391083, crs: 'WGS84' })
    expect(moved.latitude).toBeCloseTo(39.908737, 4)
    expect(moved.longitude).toBeCloseTo(116.397327, 4)
  })

  it('leaves alone what is on the map already', () => {
    expect(toGcj02(VENUE)).toBe(VENUE)
  })
})

describe('how far it is', () => {
  it('is told in metres near by and in kilometres further off', () => {
    expect(distanceWords(4)).toBe('10 米')
    expect(distanceWords(347)).toBe('350 米')
    expect(distanceWords(1234)).toBe('1.2 公里')
  })

  it('is the distance on the ground', () => {
    expect(metresBetween(VENUE, { ...VENUE, latitude: 30.26 })).toBeCloseTo(1112, 0)
  })
})

describe('the way there', () => {
  const from = (latitude: number, longitude: number): Point => ({ latitude, longitude, crs: 'GCJ02' })

  it.each([
    [from(30.2505, 120.1502), '您就在活动地点附近'],
    [from(30.24, 120.15), '在您的北方向，约 1.1 公里'],
    [from(30.24, 120.14), '在您的东北方向，约 1.5 公里'],
    [from(30.25, 120.16), '在您的西方向，约 960 米'],
    [from(30.26, 120.14), '在您的东南方向，约 1.5 公里'],
  ])('is told in words', (position, words) => {
    expect(wayWords(position, VENUE, 300)).toBe(words)
  })
})

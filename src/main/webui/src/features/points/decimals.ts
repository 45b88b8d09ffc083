/** Points are decimals with one place; sums are made in tenths, so that 0.1 + 0.2 is 0.3. */
export function tenths(points: string): number {
  return Math.round(Number(points) * 10)
}

export function inPoints(amount: number): string {
  return (amount / 10).toFixed(1)
}

/** With its sign, as a change is read: +2.0, −1.5. */
export function signed(points: string): string {
  return points.startsWith('-') ? `−${points.slice(1)}` : `+${points}`
}

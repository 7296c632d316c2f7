/** Half points as people read them: 3 → '1.5', 4 → '2'. Scores are whole half points, so nothing is lost to rounding. */
export function formatHalfPoints(halfPoints: number): string {
  return halfPoints % 2 === 0 ? String(halfPoints / 2) : `${Math.trunc(halfPoints / 2)}.5`
}

/** Kilometres between two positions along the globe; very far where one of them is not known. */
export function kilometresBetween(
  from: { readonly lat: number; readonly long: number } | undefined,
  to: { readonly lat: number | string; readonly long: number | string } | undefined,
): number {
  if (!from || !to) {
    return 100_000;
  }
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (angle: number) => Math.sin(angle / 2) ** 2;
  const [south, north] = [radians(from.lat), radians(Number(to.lat))];
  const chord = half(north - south) + Math.cos(south) * Math.cos(north) * half(radians(Number(to.long) - from.long));
  return 2 * 6371 * Math.asin(Math.sqrt(chord));
}

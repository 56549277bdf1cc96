/** Of the globe, in kilometres. */
const radius = 6371;

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
  return 2 * radius * Math.asin(Math.sqrt(chord));
}

/** Kilometres from where a set is looked for to one of its members; undefined where nobody knows one of the two. */
export function kilometresTo(
  { location }: { readonly location?: { readonly lat: string; readonly long: string } | undefined },
  { pres }: { readonly pres?: { readonly lat: number; readonly long: number } },
): number | undefined {
  return location && pres ? kilometresBetween(pres, location) : undefined;
}

/** Kilometres between the parallels of two positions: they are at least so far from each other. */
export function kilometresNorth(from: { readonly lat: number }, to: { readonly lat: number | string }): number {
  return (radius * Math.abs(Number(to.lat) - from.lat) * Math.PI) / 180;
}

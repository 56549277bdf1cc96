/** A box around a point: it reaches `up` and `down` of it, and half its width to either side. */
export interface Box {
  x: number;
  y: number;
  readonly width: number;
  readonly up: number;
  readonly down: number;
}

const mostRounds = 400;

/** Moves boxes as little as it can until no two overlap; the same boxes always come to rest in the same places. */
export function keepApart(boxes: readonly Box[]): void {
  for (let round = 0; pushAll(boxes); round += 1) {
    if (round >= mostRounds) {
      // They keep pushing each other about: all of them give way together.
      boxes.forEach((box) => {
        box.x *= 1.05;
        box.y *= 1.05;
      });
    }
  }
}

/** Pushes every two that overlap apart, along the way that is shorter, and tells whether there were any. */
function pushAll(boxes: readonly Box[]): boolean {
  let any = false;
  boxes.forEach((a, index) => {
    for (const b of boxes.slice(index + 1)) {
      const across = (a.width + b.width) / 2 - Math.abs(a.x - b.x);
      const along = a.y <= b.y ? a.y + a.down - (b.y - b.up) : b.y + b.down - (a.y - a.up);
      if (across > 0 && along > 0) {
        any = true;
        const [axis, overlap] = across < along ? (['x', across] as const) : (['y', along] as const);
        const way = (a[axis] <= b[axis] ? 0.5 : -0.5) * (overlap + 1);
        a[axis] -= way;
        b[axis] += way;
      }
    }
  });
  return any;
}

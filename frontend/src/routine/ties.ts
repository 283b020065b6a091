/** Which of two techniques of equal rank comes first; Python's `routine/ties.py` draws in the same way. */
export function draw(seed: number, technique: string): number {
  let number = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(`${seed}:${technique}`))
    number = Math.imul(number ^ byte, 0x01000193);
  number = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  number = Math.imul(number ^ (number >>> 13), 0xc2b2ae35);
  return (number ^ (number >>> 16)) >>> 0;
}

/** Today where the reader is, such as `2026-03-01`: at home the evening before may still be today's date elsewhere. */
export function localDay(now: Date = new Date()): string {
  const twoDigits = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}

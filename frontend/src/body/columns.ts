// Tables of whole numbers as the data files hold them: differences down each column, folded, low bytes first.

/** The table that the Python side packed; number k of column c is at c + k * columns. */
export function unpacked(text: string, columns: number): Int32Array {
  const raw = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const count = raw.length / 2;
  const rows = count / columns;
  const table = new Int32Array(count);
  for (let column = 0; column < columns; column++) {
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      const at = column * rows + row;
      const folded = (raw[at] as number) + 256 * (raw[count + at] as number);
      sum += (folded >> 1) ^ -(folded & 1);
      table[row * columns + column] = sum;
    }
  }
  return table;
}

// Tables of whole numbers as the data files hold them: differences down each column, folded, low bytes first.

/** A table as text (base64), or as the bytes that it stands for. */
export type Packed = string | Uint8Array;

/** The table that the Python side packed; number k of column c is at c + k * columns. */
export function unpacked(table: Packed, columns: number): Int32Array {
  const raw =
    typeof table === "string" ? Uint8Array.from(atob(table), (letter) => letter.charCodeAt(0)) : table;
  const count = raw.length / 2;
  const rows = count / columns;
  const numbers = new Int32Array(count);
  for (let column = 0; column < columns; column++) {
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      const at = column * rows + row;
      const folded = (raw[at] as number) + 256 * (raw[count + at] as number);
      sum += (folded >> 1) ^ -(folded & 1);
      numbers[row * columns + column] = sum;
    }
  }
  return numbers;
}

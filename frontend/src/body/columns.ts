// Tables of whole numbers as the data files hold them: differences down each column, folded, low bytes first.

/** A table as text (base64), or as the bytes that it stands for. */
export type Packed = string | Uint8Array;

/** The table that the Python side packed; number k of column c is at c + k * columns. */
export function unpacked(table: Packed, columns: number): Int32Array {
  const raw =
    typeof table === "string" ? Uint8Array.from(atob(table), (letter) => letter.charCodeAt(0)) : table;
  const differences = wholes(raw);
  const rows = differences.length / columns;
  const numbers = new Int32Array(differences.length);
  for (let column = 0; column < columns; column++) {
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      sum += differences[column * rows + row] as number;
      numbers[row * columns + column] = sum;
    }
  }
  return numbers;
}

/** Whole numbers as they are stored: folded, so that small negative ones are small too, low bytes first. */
export function wholes(raw: Uint8Array): Int32Array {
  const count = raw.length / 2;
  const numbers = new Int32Array(count);
  for (let k = 0; k < count; k++) {
    const folded = (raw[k] as number) + 256 * (raw[count + k] as number);
    numbers[k] = (folded >> 1) ^ -(folded & 1);
  }
  return numbers;
}

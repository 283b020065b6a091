/** Opens what bodydata.mjs has packed in one piece: a tree whose tables are bytes. */

export async function opened<Tree>(text: string): Promise<Tree> {
  const bytes = await inflated(bytesOf(text));
  const words = new DataView(bytes.buffer).getUint32(0, true);
  const tables = bytes.subarray(4 + words);
  return JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + words)), (_key, value) =>
    isPlace(value) ? tables.subarray(...value.table) : value,
  ) as Tree;
}

const isPlace = (value: unknown): value is { table: [number, number] } =>
  typeof value === "object" && value !== null && "table" in value;

async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let k = 0; k < bytes.length; k++) bytes[k] = letters.charCodeAt(k);
  return bytes;
}

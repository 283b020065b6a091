export function packedBody(folder: string): Promise<{ content: string; files: string[] }>;

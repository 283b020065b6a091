export function packedBody(folder: string): Promise<{ content: string; files: string[] }>;
export function packedShapes(folder: string): Promise<{ content: string; files: string[] }>;
export function packedMovements(folder: string): Promise<{ content: string; files: string[] }>;

export function packFolder(folder: string): void;

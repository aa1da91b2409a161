import type { BuildOptions } from 'esbuild';

export const BUILT: RegExp;
export function builtModule(path: string): Promise<string>;
export const SERVER_BUNDLE: BuildOptions;
export const WORKER_BUNDLE: BuildOptions;

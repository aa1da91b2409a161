// Starts the worker from the source tree, where a thread must be taught TypeScript first; the build does not need it.
import { register } from 'tsx/esm/api';

register();
await import('./history-worker.ts');

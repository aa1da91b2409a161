// Starts the worker from the source tree; the build does not need it.
import { startFromSource } from '../worker-source.mjs';

await startFromSource(import.meta.url);

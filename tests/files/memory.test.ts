import { MemoryFiles } from '../../server/files/memory-files.ts';
import { contract } from './contract.ts';

contract(async () => {
  const files = new MemoryFiles();
  return { files, reopen: null, done: () => files.close() };
});

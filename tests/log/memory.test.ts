import { MemoryLog } from '../../server/log/memory.ts';
import { contract } from './contract.ts';

contract(async () => {
  const log = new MemoryLog();
  return { log, reopen: null, done: () => log.close() };
});

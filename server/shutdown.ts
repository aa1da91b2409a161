/** Ends the process in order when it is asked to, and in any case in time: what is not recorded by then was never acknowledged. */
import { LIMITS } from './limits.ts';
import type { Logger } from './logger.ts';

export function shutdownOnSignal(close: () => Promise<void>, logger: Logger): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    setTimeout(() => {
      logger.error('stopped by force');
      process.exit(1);
    }, LIMITS.shutdownMs).unref();
    close().then(
      () => process.exit(0),
      (fault: unknown) => {
        logger.fatal({ err: fault }, 'could not stop in order');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}

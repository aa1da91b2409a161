/** Where metrics are read, and with what word. Read by server/config.ts. */
import { isIP } from 'node:net';
import { z } from 'zod';
import { no, ok, type Result } from '../../shared/lib/result.ts';

export interface MetricsConfig {
  readonly address: string;
  readonly port: number;
  /** Whoever asks says it; null: only this machine can ask. */
  readonly token: string | null;
}

export const metricsVariables = {
  NEMCON_METRICS_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(1).max(65_535))
    .optional(),
  NEMCON_METRICS_ADDRESS: z
    .string()
    .refine((value) => isIP(value) !== 0, 'must be an IP address')
    .optional(),
  NEMCON_METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/-]{16,500}=*$/, 'must be 16 letters, digits or marks of a bearer token at least')
    .optional(),
};

const shape = z.object(metricsVariables);

/** Null where nobody counts; the reason is one line that names the variable. */
export function combineMetrics(
  values: z.output<typeof shape>,
  isLoopback: (host: string) => boolean,
): Result<MetricsConfig | null, string> {
  const { NEMCON_METRICS_PORT: port, NEMCON_METRICS_ADDRESS: address = '127.0.0.1', NEMCON_METRICS_TOKEN: token = null } = values;
  if (port === undefined) {
    const stray = (['NEMCON_METRICS_ADDRESS', 'NEMCON_METRICS_TOKEN'] as const).find((name) => values[name] !== undefined);
    return stray === undefined ? ok(null) : no(`${stray}: only with NEMCON_METRICS_PORT`);
  }
  if (!isLoopback(address) && token === null) return no('NEMCON_METRICS_TOKEN: needed where NEMCON_METRICS_ADDRESS is not loopback');
  return ok({ address, port, token });
}

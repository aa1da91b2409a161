import { SaidTo as Said } from '../../shared/page/parts/said-to.tsx';
import type { RunningCall } from '../../shared/wire/opinion.ts';
import { useText } from '../ui/words.tsx';
import { useMyself } from './myself.ts';
import { useEntities } from './names.ts';

/** Of whoever looks. */
export function SaidTo({ calls }: { readonly calls: readonly RunningCall[] }) {
  const { seat } = useMyself().me;
  return <Said calls={calls} text={useText()} entities={useEntities()} state={seat?.entity ?? ''} />;
}

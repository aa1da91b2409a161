/**
 * The rules that buttons ask. They come after the text; until they are here all that is raised can be raised, because the server judges it
 * in any case, and everything else waits.
 */
import type * as Questions from '../../../shared/opinion/questions.ts';
import { Store } from '../../lib/store.ts';
import { retryImport } from '../../ui/later.tsx';

type Rules = Pick<typeof Questions, 'callable' | 'mayOn'>;

export const rulesHere = new Store<Rules | null>(null);

const questions = retryImport(() => import('../../../shared/opinion/questions.ts'));

export const preloadRules = async (): Promise<void> => rulesHere.set(await questions());

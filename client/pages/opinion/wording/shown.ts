/** Are remarks on the wording shown here? Whoever asks for them sees them in every text until they are closed again. */
import { Store } from '../../../lib/store.ts';

export const wordingShown = new Store(false);

/** Is there a column for cards beside the text (--one-column)? */
import { useMedia } from '../../../ui/use-media.ts';

export const useColumn = (): boolean => useMedia('(min-width: 56.26rem)');

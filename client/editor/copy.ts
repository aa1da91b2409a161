/**
 * What goes to the clipboard as plain text: paragraphs with the labels that they have here, which are no letters of theirs. As HTML they go
 * without: whoever brings them back gets those of the new place.
 */
import { Plugin } from 'prosemirror-state';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import type { BlockLook } from './decorations.ts';

export function copy(look: () => ReadonlyMap<BlockId, Pick<BlockLook, 'label'>>): Plugin {
  return new Plugin({
    props: {
      clipboardTextSerializer: ({ content }, { state }) => {
        const { $from, $to } = state.selection;
        // words out of a paragraph are not the paragraph
        const isPart = $from.parentOffset > 0 || (content.childCount === 1 && $to.parentOffset < $to.parent.content.size);
        const labels = look();
        return content.content
          .map(({ attrs, textContent }, at) => {
            const label = at === 0 && isPart ? '' : labels.get(attrs.id)?.label;
            return label ? `${label} ${textContent}` : textContent;
          })
          .join('\n\n');
      },
    },
  });
}

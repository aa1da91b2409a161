/** All consultations, each loaded once, when it is first asked for. */
import { createHash } from 'node:crypto';
import type { ConsultationId } from '../../shared/forum/consultation.ts';
import type { Document, DocumentId } from '../../shared/forum/document.ts';
import { isHeading } from '../../shared/opinion/vocabulary.ts';
import { baseText, type TextBlock } from '../../shared/text/block.ts';
import type { ActJournalTools } from '../journal/act-journal.ts';
import { RecordDamage } from '../record/damage.ts';
import { Consultation } from './consultation.ts';
import type { Forum } from './forum.ts';

const LONGEST_ID = 40;
const TAIL = 8;

export class Consultations {
  readonly #tools: ActJournalTools;
  readonly #forum: Forum;
  readonly #loaded = new Map<ConsultationId, Promise<Consultation>>();

  constructor(tools: ActJournalTools, forum: Forum) {
    this.#tools = tools;
    this.#forum = forum;
  }

  /** null where there is none. Throws StorageFault or RecordDamage. */
  async find(id: ConsultationId): Promise<Consultation | null> {
    if (!this.#loaded.has(id) && (await this.#tools.log.head({ kind: 'consultation', id })) === null) return null;
    const found = await this.on(id);
    return found.state.consulted === null ? null : found;
  }

  /** The consultation of this name, which need not have been opened. */
  on(id: ConsultationId): Promise<Consultation> {
    const loading = this.#loaded.get(id) ?? Consultation.load(this.#tools, this.#forum, id);
    this.#loaded.set(id, loading);
    loading.catch(() => this.#loaded.delete(id));
    return loading;
  }

  /**
   * Those on texts of `opinion`, by default of all; the one that closes last comes first. Anybody may ask, so no log is searched: which
   * documents there are is in memory. One whose record is not sound is left out: its own address says so.
   */
  async all(opinion?: string): Promise<readonly Consultation[]> {
    const { documents, contributions } = this.#forum.state;
    const fits = ({ document, content }: Document): boolean =>
      opinion === undefined
        ? content.in !== 'elsewhere' && !contributions.has(document)
        : content.in === 'opinion' && content.opinion === opinion;
    const ids = [...documents.values()].filter(fits).map(({ document }) => consultationIdOf(document));
    const found = await Promise.all(ids.map((id) => this.#sound(id)));
    return found.flatMap((one) => one ?? []).sort((one, other) => other.state.closesAt - one.state.closesAt);
  }

  async close(): Promise<void> {
    const loaded = await Promise.allSettled(this.#loaded.values());
    await Promise.all(loaded.map((one) => (one.status === 'fulfilled' ? one.value.close() : undefined)));
  }

  async #sound(id: ConsultationId): Promise<Consultation | null> {
    try {
      return await this.find(id);
    } catch (fault) {
      if (!(fault instanceof RecordDamage)) throw fault;
      this.#tools.logger.error({ err: fault }, 'a consultation is halted');
      return null;
    }
  }
}

/** Each document has one: `ieg-1_do-3_rev-1` → `ieg-1-do-3-rev-1`. */
export function consultationIdOf(document: DocumentId): ConsultationId {
  const plain = document.replaceAll('_', '-');
  if (plain.length <= LONGEST_ID) return plain;
  const tail = createHash('sha256').update(document).digest('hex').slice(0, TAIL);
  return `${plain.slice(0, LONGEST_ID - TAIL - 1)}-${tail}`;
}

/** The paragraphs of a text that can be commented on: all that have words and are not headings. */
export const unitsOf = (blocks: readonly TextBlock[]): readonly TextBlock[] =>
  blocks.filter((block) => !isHeading(block.kind) && baseText(block).trim() !== '');

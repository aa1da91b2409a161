/** The report of the demo: begun, published, worked on, published again. The secretariat writes it in its room, like any text. */
import { REPORT } from '../../shared/forum/report.ts';
import { assert } from '../../shared/lib/assert.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import { shownText } from '../../shared/text/block.ts';
import { reportFounding } from '../room/founding/report.ts';
import type { Room } from '../room/room.ts';
import type { Rooms } from '../room/rooms.ts';
import { nameOf } from './cast.ts';
import type { PastClock } from './past-clock.ts';
import { Screen } from './screen.ts';

const TITLE = 'Report of the Secretary-General';

const FIRST = `Purpose

1 The Forum exchanges views and information, so that policy-makers worldwide can seek a shared understanding.

Resilience

2 Most rural sites shall fall silent within hours of a power cut.

3 Warnings reach fewer people than they could.

Connecting the unconnected

4 Community networks serve places where others see no business.`;

export class ReportPlay {
  readonly #room: Room;
  readonly #screen: Screen;

  private constructor(room: Room, screen: Screen) {
    this.#room = room;
    this.#screen = screen;
  }

  static async begin(rooms: Rooms, clock: PastClock, actor: Actor): Promise<ReportPlay> {
    const person = nameOf(actor);
    await rooms.create(reportFounding({ title: TITLE, language: 'en', text: FIRST, source: null, actor, person }));
    const room = await rooms.open(REPORT);
    assert(room !== null, 'the report is begun');
    const screen = new Screen(actor, person, clock.now());
    await screen.join(room);
    return new ReportPlay(room, screen);
  }

  /** What came of the first meeting and of the contributions to it. */
  async revise(): Promise<void> {
    await this.#replace('Most rural sites shall fall', 'Many rural sites fall');
    await this.#replace('serve places', 'serve [remote] places');
    const warnings = await this.#replace(
      'than they could.',
      'than they could.Landing stations that are shared lower the cost of a second cable.',
    );
    await this.#screen.split(warnings, 'Landing');
  }

  /** The text as it reads now, as a document names it. */
  async content() {
    const text = await this.#room.look(({ seq, live }) => ({ at: seq, textHash: live.textHash, docHash: live.docHash }));
    return { in: 'opinion', opinion: REPORT, ...text } as const;
  }

  end(): void {
    this.#screen.leave();
  }

  async #replace(words: string, by: string): Promise<string> {
    const blocks = await this.#room.look(({ live }) => live.blocks());
    const block = blocks.find((one) => shownText(one).includes(words));
    assert(block !== undefined, `the report has the words: ${words}`);
    await this.#screen.replace(block.id, words, by);
    return block.id;
  }
}

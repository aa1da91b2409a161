/** What a chair does with an opinion to which nobody objects. */
import { expect } from 'vitest';
import { CHAIR } from '../forum/session.ts';
import type { LiveStage } from './stage.ts';

/** Asks for objections to everything, and adopts when nobody has any. */
export async function chairOf(stage: LiveStage, id: string) {
  const must = async (command: Parameters<LiveStage['command']>[2]): Promise<void> =>
    expect((await stage.command(CHAIR, id, command)).status).toBe(200);
  const { paragraphs, docHash, textHash } = await stage.register(CHAIR, id);
  const targets = paragraphs.flatMap(({ id: block, hash, status }) => (status === null ? [] : [{ block, hash }]));
  const whole = { docHash: docHash ?? '', textHash: textHash ?? '' };
  return {
    call: () => must({ do: 'call', targets }),
    /** What was called is declared, and the text as a whole is called. */
    async callAdoption() {
      stage.clock.advance(15_000);
      for (const target of targets) await must({ do: 'declare', target });
      await must({ do: 'call-adoption', ...whole });
      stage.clock.advance(15_000);
    },
    adopt: () => must({ do: 'adopt', ...whole }),
  };
}

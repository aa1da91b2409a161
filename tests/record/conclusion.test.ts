import { expect, it } from 'vitest';
import { conclusion } from '../../server/record/conclusion.ts';
import { ARL, CHAIR, World } from '../opinion/world.ts';

const FOR_ARL = { enteredFor: { entity: 'arl', via: 'floor' } } as const;

it('2.21 2.23 says what was entered for States and is theirs by no word of their own, and what they disowned', () => {
  const w = new World();
  const reserve = (block: string) => `p${w.must(CHAIR, { do: 'reserve', block, hash: w.hash(block), ...FOR_ARL })}`;
  const entered = reserve('a');
  expect(conclusion(w.state, '3')).toMatch(/; neither confirmed nor disowned: reservation entered for ARL on a\) \(a\)\.$/);
  w.must(ARL, { do: 'disown', position: entered });
  reserve('b');
  w.adopt();
  expect(conclusion(w.state, '3')).toMatch(
    /^VALID: Opinion 3 was adopted [\s\S]* stood; neither confirmed nor disowned: reservation entered for ARL on b\) \(b\); disowned: reservation entered for ARL on a\) \(a\)\.$/,
  );
  for (const { id, entered: open } of w.at('b').positions) if (open) w.must(ARL, { do: 'confirm', position: id });
  expect(conclusion(w.state, '3')).not.toContain('neither');
});

it('2.26 names who adopted ad referendum, and never as agreeing, also once the instructions have come', () => {
  const w = new World();
  const position = `p${w.must(ARL, { do: 'await-instructions', block: null, hash: null })}`;
  w.adopt();
  expect(conclusion(w.state, '3')).toMatch(/stood; adopted ad referendum, not agreeing, by ARL\.$/);
  const seq = w.must(ARL, { do: 'withdraw', position, statement: 'We agree.' });
  expect(conclusion(w.state, '3')).toContain(`adopted ad referendum, not agreeing, by ARL (its instructions came at entry ${seq}).`);
});

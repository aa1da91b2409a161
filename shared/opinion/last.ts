/**
 * Remembers the answer to the last question. The state of one opinion is asked about several times between two entries and hardly ever
 * afterwards, so one answer is enough; a WeakMap of all states was measured to cost the collector more than the answers cost to make.
 * Making one asks nothing yet: a page that never asks leaves it out with all that it would need.
 */
/* @__NO_SIDE_EFFECTS__ */
export function last<Key extends object, Answer>(make: (key: Key) => Answer): (key: Key) => Answer {
  let asked: Key | null = null;
  let answer: Answer;
  return (key) => {
    if (key !== asked) {
      answer = make(key);
      asked = key;
    }
    return answer;
  };
}

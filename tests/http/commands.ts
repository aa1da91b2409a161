/** One of every command, for the tables of rights. */
import type { Command, CommandName } from '../../shared/opinion/command.ts';

export const block = 'b000000000';
const hash = 'A'.repeat(43);
const on = { block, hash };

/** Every command, well formed, about a paragraph that is not there. */
export const COMMANDS: Readonly<{ [Name in CommandName]: Extract<Command, { do: Name }> }> = {
  'open-discussion': { do: 'open-discussion' },
  focus: { do: 'focus', block: null, view: 'clean' },
  'set-policy': {
    do: 'set-policy',
    policy: { editing: 'co-edit', minCallSeconds: 15, undoSeconds: 10, maxTimeDays: 28, silenceHours: 72, publicNames: false },
  },
  'raise-objection': { do: 'raise-objection', ...on },
  'ask-time': { do: 'ask-time', ...on, until: Date.UTC(2026, 0, 20) },
  reserve: { do: 'reserve', ...on },
  'make-conditional': { do: 'make-conditional', ...on, links: [{ block: 'b000000001', hash }] },
  abstain: { do: 'abstain', ...on },
  'await-instructions': { do: 'await-instructions', ...on },
  support: { do: 'support', ...on },
  'record-concern': { do: 'record-concern', ...on },
  withdraw: { do: 'withdraw', position: 'p99999' },
  confirm: { do: 'confirm', position: 'p99999' },
  disown: { do: 'disown', position: 'p99999' },
  'note-withdrawal': { do: 'note-withdrawal', position: 'p99999', reason: 'said on the floor' },
  'drop-carried': { do: 'drop-carried', position: 'p99999', block },
  dissociate: { do: 'dissociate', blocks: [block] },
  'make-statement': { do: 'make-statement', block, kind: 'statement', statement: 'for the record' },
  call: { do: 'call', targets: [on] },
  'extend-call': { do: 'extend-call', of: 1, deadline: 4_000_000_000_000 },
  'cancel-call': { do: 'cancel-call', blocks: [block] },
  refer: { do: 'refer', blocks: [block], group: 'Friends of the chair' },
  recall: { do: 'recall', blocks: [block] },
  declare: { do: 'declare', target: on },
  undo: { do: 'undo', of: 1 },
  'ask-reopen': { do: 'ask-reopen', block, reason: 'because' },
  reopen: { do: 'reopen', block, cause: 'correction', reason: 'because' },
  restore: { do: 'restore', block },
  'restore-deletion': { do: 'restore-deletion', of: 1 },
  'remove-paragraphs': { do: 'remove-paragraphs', targets: [{ block, exact: hash }] },
  settle: { do: 'settle', block, of: 'none', id: '0', verdict: 'accept', exact: hash },
  'propose-editorial': { do: 'propose-editorial', block, exact: hash, words: 'a comma, more' },
  'decline-editorial': { do: 'decline-editorial', of: 1 },
  'confirm-editorial': { do: 'confirm-editorial', of: 1 },
  'contest-editorial': { do: 'contest-editorial', of: 1 },
  'withhold-words': { do: 'withhold-words', letters: [{ client: 1, clock: 0, length: 1 }] },
  appeal: { do: 'appeal', of: 1, reason: 'because' },
  'record-appeal': { do: 'record-appeal', of: 1, end: 'upheld', statement: 'as the meeting decided' },
  'withdraw-appeal': { do: 'withdraw-appeal', of: 1 },
  'contradict-appeal': { do: 'contradict-appeal', of: 1, statement: 'it was not so' },
  'call-adoption': { do: 'call-adoption', docHash: hash, textHash: hash },
  adopt: { do: 'adopt', docHash: hash, textHash: hash },
  'finish-report': { do: 'finish-report', textHash: hash },
  'reopen-report': { do: 'reopen-report', reason: 'because' },
  'close-without-adoption': { do: 'close-without-adoption', outcome: 'no-consensus' },
};

import type { Restricted } from '../catalogue.ts';

export const restricted: Restricted = {
  'forum.not-a-member-state': 'Это может сделать только Государство-Член.',
  'forum.motion-open': 'По одному из этих мнений уже внесено предложение или идет закрытое заседание.',
  'forum.no-motion': 'Такого предложения, ожидающего поименной переклички, нет.',
  'forum.not-your-motion': 'Снимает предложение только внесшее его государство.',
  'forum.no-roll': 'Поименная перекличка не открыта.',
  'forum.already-answered': 'Ваше государство уже ответило; каждое отвечает один раз.',
  'forum.no-session': 'Такого закрытого заседания сейчас нет.',
};

import type { Restricted } from '../catalogue.ts';

export const restricted: Restricted = {
  'forum.not-a-member-state': 'Solo un Estado Miembro puede hacer esto.',
  'forum.motion-open': 'Una de estas opiniones es ya objeto de una moción o está en sesión restringida.',
  'forum.no-motion': 'Ninguna moción con ese nombre espera la llamada nominal.',
  'forum.not-your-motion': 'Solo el Estado que presentó la moción la retira.',
  'forum.no-roll': 'No hay ninguna llamada nominal abierta.',
  'forum.already-answered': 'Su Estado ya ha respondido; cada Estado responde una sola vez.',
  'forum.no-session': 'No hay ninguna sesión restringida con ese nombre en curso.',
};

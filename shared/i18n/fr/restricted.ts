import type { Restricted } from '../catalogue.ts';

export const restricted: Restricted = {
  'forum.not-a-member-state': 'Seul un État Membre peut faire cela.',
  'forum.motion-open': 'L’un de ces avis fait déjà l’objet d’une motion ou d’une séance restreinte.',
  'forum.no-motion': 'Aucune motion de ce nom n’attend l’appel nominal.',
  'forum.not-your-motion': 'Seul l’État qui a présenté la motion la retire.',
  'forum.no-roll': 'Aucun appel nominal n’est ouvert.',
  'forum.already-answered': 'Votre État a déjà répondu à l’appel nominal ; chaque État répond une seule fois.',
  'forum.no-session': 'Aucune séance restreinte de ce nom n’est en cours.',
};

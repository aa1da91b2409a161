import type { UnderWay } from '../catalogue.ts';

export const underWay: UnderWay = {
  'forum.not-a-member-state': 'Seul un État Membre peut faire cela.',
  'forum.opinion-over': 'L’un de ces Avis est adopté, en voie d’adoption ou clos.',
  'forum.motion-open': 'L’un de ces Avis fait déjà l’objet d’une motion ou d’une séance spéciale.',
  'forum.no-motion': 'Aucune motion de ce nom n’attend l’appel nominal.',
  'forum.not-your-motion': 'Seul l’État qui a présenté la motion la retire.',
  'forum.no-roll': 'Aucun appel nominal n’est ouvert.',
  'forum.no-quorum': 'Le quorum n’est pas atteint : plus de la moitié des délégations accréditées doivent répondre à l’appel nominal.',
  'forum.already-answered': 'Votre État a déjà répondu à l’appel nominal ; chaque État répond une seule fois.',
  'forum.no-session': 'Aucune séance spéciale de ce nom n’est en cours.',
  'close.restricted': 'Une séance spéciale a commencé ou pris fin ; ce texte est clos ici.',
  'restricted.notYours': 'Une séance spéciale, réservée aux États Membres, se tient sur cet Avis ; elle n’est pas ouverte à votre qualité.',
  'restricted.wasNotYours':
    'Une séance spéciale, réservée aux États Membres, s’est tenue sur cet Avis ; son document n’est pas ouvert à votre qualité.',
  'restricted.moved': '{state} propose que les États Membres poursuivent seuls sur cet Avis. La présidence ouvre l’appel nominal.',
  'restricted.ended': 'La séance spéciale est close ; son résultat arrive dans l’Avis.',
  'restricted.toOpinion': 'Aller à l’Avis',
  'restricted.published': 'Le résultat de la séance spéciale est ici. Ce qui y a été déclaré est demandé de nouveau, devant tous.',
  'restricted.withdrawn': 'La motion a été retirée.',
  'underWay.moved': 'Une séance spéciale est proposée',
  'underWay.roll': 'L’appel nominal sur une séance spéciale est ouvert',
  'underWay.running': 'En séance spéciale des États Membres',
  'underWay.ended': 'La séance spéciale est close ; son résultat arrive',
};

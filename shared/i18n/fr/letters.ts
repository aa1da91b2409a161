import type { Letters } from '../catalogue.ts';

/** What mails say. Only the server writes them. */
export const letters: Letters = {
  'mail.foot': 'Vous recevez ce message parce qu’un siège de {forum} est le vôtre.',
  'mail.invitation.subject': '{forum} : votre invitation',
  'mail.invitation.what':
    'Un siège de {forum}, votre place dans ce forum, vous est réservé : {seat}. Ce lien vous connecte une seule fois, jusqu’au {moment}.',
  'mail.invitation.how':
    'Ouvrir le lien ne l’épuise pas ; c’est le bouton de la page qui le fait. Ne le transmettez pas : qui l’utilise a le siège.',
  'mail.deadline.subject': '{forum} : date limite le {moment}, {deadline}',
  'mail.deadline.what': '{deadline} : la date limite est le {moment}.',
  'mail.sitting.subject': '{forum} : la séance {number} de {meeting} est ouverte',
  'mail.sitting.what': 'La séance {number} a été ouverte : {meeting}.',
  'mail.silence.subject': '{forum} : procédure d’approbation tacite sur {opinion} jusqu’au {moment}',
  'mail.silence.near': '{forum} : la procédure d’approbation tacite sur {opinion} se termine le {moment}',
  'mail.silence.what':
    'La présidence demande par écrit s’il y a des objections à des paragraphes de {opinion}. La procédure d’approbation tacite court jusqu’au {moment}.',
  'mail.silence.how':
    'Une seule objection d’un État Membre la rompt. Le silence seul ne vaut pas accord : après la date limite, la présidence peut déclarer.',
  'mail.digest.subject': '{forum} : ce qui a changé depuis le {moment}',
  'mail.digest.plan': {
    one: '{count} changement du calendrier',
    many: '{count} de changements du calendrier',
    other: '{count} changements du calendrier',
  },
  'mail.digest.documents': 'Nouveaux documents : {list}',
  'mail.digest.opinions': 'Le travail a continué sur : {list}',
  'mail.digest.nothing': 'Rien n’a changé depuis le {moment}.',
  'mail.confirm.subject': '{forum} : confirmez votre observation',
  'mail.confirm.what':
    'Quelqu’un, sans doute vous, a présenté une observation sur le document {number} dans la consultation publique en ligne et a indiqué cette adresse (observation {comment}). Pour la confirmer, ouvrez ce lien et appuyez sur le bouton de la page, avant le {moment} :',
  'mail.confirm.how': 'Le secrétariat ne lit l’observation qu’une fois confirmée. Si ce n’était pas vous, ne faites rien.',
  'mail.circular.subject': '{forum} : lettre circulaire {number}, {title}',
  'mail.circular.what': 'Lettre circulaire {number}, {title}. Les réponses sont demandées jusqu’au {moment}.',
  'mail.circular.how': 'Un État Membre répond depuis son siège, sur cette page :',
};

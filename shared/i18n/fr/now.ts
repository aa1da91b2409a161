import type { Now } from '../catalogue.ts';
import { romance } from '../forms.ts';

export const now: Now = {
  'timetable.title': 'Calendrier',
  'now.title': 'En ce moment et ensuite',
  'now.open': 'La séance {number} de {meeting} est ouverte.',
  'now.suspended': 'La séance {number} de {meeting} est suspendue.',
  'now.since': 'Ouverte depuis {moment} ({distance})',
  'now.quiet': 'Aucune réunion ne siège en ce moment.',
  'now.presides': 'Préside : {name}',
  'now.chair': 'la présidence',
  'now.nobody': 'personne',
  'now.next': 'Prochaine réunion',
  'now.noNext': 'Aucune autre réunion n’est prévue.',
  'now.deadlines': 'Prochaines échéances',
  'now.noDeadlines': 'Aucune échéance à venir.',
  'now.there': '{time} sur le lieu de la réunion',
  'now.left': romance(
    '{states} a perdu son dernier siège au cours de cette séance.',
    '{states} ont perdu leur dernier siège au cours de cette séance.',
  ),
  'now.asks': 'Une vice-présidence demande à présider.',
  'now.failed': 'La situation actuelle n’a pas pu être chargée.',
};

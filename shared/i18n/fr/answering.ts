import type { Answering } from '../catalogue.ts';
import { romance } from '../forms.ts';

export const answering: Answering = {
  'call.several': romance(
    'La présidence demande s’il y a des objections à {count} paragraphe.',
    'La présidence demande s’il y a des objections à {count} paragraphes.',
  ),
  'call.ripe': 'Le délai est écoulé. Une objection reste possible tant que la présidence n’a pas déclaré.',
  'call.goThere': 'Y aller',
  'call.adoptionNote':
    'La durée minimale passée, la présidence peut prononcer l’adoption. Une objection vaut aussitôt et met fin à cet appel.',
};

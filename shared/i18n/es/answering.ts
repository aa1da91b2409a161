import type { Answering } from '../catalogue.ts';
import { romance } from '../forms.ts';

export const answering: Answering = {
  'call.several': romance(
    'La presidencia pregunta si hay objeciones a {count} párrafo.',
    'La presidencia pregunta si hay objeciones a {count} párrafos.',
  ),
  'call.ripe': 'El plazo ha vencido. Una objeción sigue contando hasta que la presidencia declare.',
  'call.goThere': 'Ir allí',
  'call.adoptionNote':
    'Pasado el tiempo mínimo, la presidencia puede declarar la adopción. Una objeción vale de inmediato y pone fin a este llamamiento.',
};

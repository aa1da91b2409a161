import type { UnderWay } from '../catalogue.ts';

export const underWay: UnderWay = {
  'forum.not-a-member-state': 'Solo un Estado Miembro puede hacer esto.',
  'forum.opinion-over': 'Una de estas Opiniones está adoptada, en vías de adopción o cerrada.',
  'forum.motion-open': 'Una de estas Opiniones es ya objeto de una moción o está en sesión especial.',
  'forum.no-motion': 'Ninguna moción con ese nombre espera la llamada nominal.',
  'forum.not-your-motion': 'Solo el Estado que presentó la moción la retira.',
  'forum.no-roll': 'No hay ninguna llamada nominal abierta.',
  'forum.no-quorum': 'No hay quórum: debe responder a la llamada nominal más de la mitad de las delegaciones acreditadas.',
  'forum.already-answered': 'Su Estado ya ha respondido; cada Estado responde una sola vez.',
  'forum.no-session': 'No hay ninguna sesión especial con ese nombre en curso.',
  'close.restricted': 'Una sesión especial ha comenzado o terminado; este texto está cerrado aquí.',
  'restricted.notYours':
    'Se celebra sobre esta Opinión una sesión especial, reservada a los Estados Miembros; no está abierta a su calidad.',
  'restricted.wasNotYours':
    'Sobre esta Opinión se celebró una sesión especial, reservada a los Estados Miembros; su documento no está abierto a su calidad.',
  'restricted.moved': '{state} propone que los Estados Miembros sigan solos con esta Opinión. Quien preside abre la llamada nominal.',
  'restricted.ended': 'La sesión especial ha terminado; su resultado está llegando a la Opinión.',
  'restricted.toOpinion': 'Ir a la Opinión',
  'restricted.published': 'El resultado de la sesión especial está aquí. Lo que en ella se declaró se vuelve a preguntar, ante todos.',
  'restricted.withdrawn': 'La moción se retiró.',
  'underWay.moved': 'Se propone una sesión especial',
  'underWay.roll': 'La llamada nominal sobre una sesión especial está abierta',
  'underWay.running': 'En sesión especial de los Estados Miembros',
  'underWay.ended': 'La sesión especial ha terminado; su resultado está llegando',
};

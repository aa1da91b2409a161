import type { Access } from '../catalogue.ts';

export const access: Access = {
  'provider.signIn': 'Iniciar sesión con {name}',
  'provider.intro': 'Si {name} le conoce, inicie la sesión allí. Después volverá aquí.',
  'provider.choose': 'Elija su puesto',
  'provider.several':
    'Varios puestos, cada uno un lugar en una delegación u organización, son suyos. Elija aquel desde el que actúa ahora; para tomar otro, cierre la sesión e iníciela de nuevo.',
  'provider.again': 'Iniciar la sesión de nuevo',
  'provider.away': '{name} no responde. Inténtelo de nuevo dentro de un minuto o pida a la Secretaría un enlace de invitación.',
  'provider.refused': '{name} no ha iniciado su sesión. Si canceló allí, nada ha cambiado; si no, inténtelo de nuevo.',
  'provider.lost': 'Este inicio de sesión ya no vale: tardó demasiado, ya terminó o comenzó en otro navegador. Inicie la sesión de nuevo.',
  'provider.noSeat':
    '{name} le conoce, pero ningún puesto abierto de este foro es suyo. Diríjase a la Secretaría: ella abre los puestos y los asigna a una dirección electrónica.',
  'stepUp.title': 'Muestre de nuevo quién es',
  'stepUp.intro':
    'Su inicio de sesión es demasiado antiguo para este acto. Nada se pierde: en cuanto haya mostrado quién es, el acto sigue adelante.',
  'stepUp.provider': 'Iniciar sesión de nuevo con {name}',
  'stepUp.link': 'Otro enlace de invitación para este puesto',
  'stepUp.linkHint': 'péguelo sin abrirlo',
  'stepUp.useLink': 'Usar este enlace',
  'stepUp.needed': 'No se ha hecho: este acto exige un inicio de sesión reciente.',
  'stepUp.done': 'Ha mostrado quién es. Cierre esta pestaña y vuelva a la otra: allí sigue el acto.',
  'stepUp.other': 'Era otra persona, o un enlace para otro puesto. El acto sigue solo para quien ocupa este.',
};

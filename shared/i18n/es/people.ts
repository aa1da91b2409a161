import type { People } from '../catalogue.ts';
import { romance } from '../forms.ts';

export const people: People = {
  'nav.delegation': 'Mi delegación',
  'people.search': 'Buscar',
  'people.searchHint': 'nombre, código o persona',
  'people.all': 'todas',
  'people.show': 'Mostrar',
  'people.show.present': 'quienes participan',
  'people.show.seatless': 'quienes no tienen puesto',
  'people.show.dismissed': 'quienes ya no participan',
  'people.countEntities': romance('{count} participante', '{count} participantes'),
  'people.countSeats': romance('{count} puesto abierto', '{count} puestos abiertos'),
  'people.noneHere': 'No hay nadie aquí. Admita una delegación más abajo o muestre otros.',
  'people.nothingFound': 'No se ha encontrado nada.',
  'people.admitOther': 'Admitir a otro participante por su nombre',
  'people.pickStates': 'Admitir Estados Miembros de la lista de la Unión',
  'people.tickFirst': 'Marque primero al menos un Estado Miembro.',
  'people.admitCount': romance('Admitir {count}', 'Admitir {count}'),
  'people.rename': 'Código y nombres',
  'people.dismiss': 'Poner fin a su participación',
  'people.dismissSure':
    '¿Poner fin a la participación de {entity}? Todos sus puestos se cierran al instante y quienes los ocupan quedan desconectados. Sus objeciones se mantienen.',
  'seat.person': 'Nombre de la persona',
  'seat.contact': 'Correo electrónico',
  'seat.badContact': 'No es una dirección de correo electrónico.',
  'seat.lastDay': 'Acreditado hasta el',
  'seat.unnamed': 'sin nombre',
  'seat.member': 'miembro de la delegación',
  'seat.until': 'hasta el {date}',
  'seat.change': 'Modificar',
  'seat.save': 'Guardar',
  'seat.handOver': 'Traspasar',
  'seat.handOverMeans':
    'Otra persona ocupa este puesto con sus funciones. Quien lo ocupa ahora queda desconectado al instante y los enlaces anteriores ya no abren nada.',
  'delegation.title': 'Mi delegación',
  'delegation.of': 'Delegación: {entity}',
  'delegation.intro':
    'Como punto de contacto, usted abre, modifica, traspasa y cierra los puestos de su delegación e invita a ocuparlos. Los puestos con otras funciones corresponden a la secretaría.',
  'delegation.read': 'Quiénes ocupan los puestos de su delegación. Los modifican su punto de contacto y la secretaría.',
};

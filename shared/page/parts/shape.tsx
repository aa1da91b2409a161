import { SHAPES, type ShapeName } from '../shapes.ts';

export function Shape({ name }: { readonly name: ShapeName }) {
  return (
    <svg className={`shape ${name}`} viewBox="0 0 16 16" aria-hidden="true">
      {SHAPES[name].map(([look, path]) => (
        <path key={path} className={look} d={path} />
      ))}
    </svg>
  );
}

/** How high the chair's bar is: on a phone it lies over the sheet of the paragraph, in which nothing may end under it (chair.css). */
import { bar } from '../../../ui/bars.ts';

/** The `ref` of the bar. */
export function chairBar(element: HTMLElement | null): (() => void) | undefined {
  const left = bar(element);
  if (element === null) return left;
  const { style } = document.documentElement;
  const sizes = new ResizeObserver(() => style.setProperty('--chair', `${element.offsetHeight}px`));
  sizes.observe(element);
  return () => {
    sizes.disconnect();
    style.removeProperty('--chair');
    left?.();
  };
}

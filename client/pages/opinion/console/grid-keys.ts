/** Where a key leads in a grid whose first column, of headers, is -1 (ARIA practices). */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

interface Key {
  readonly key: string;
  readonly ctrlKey?: boolean;
}

/** As many rows as one sees at once on most screens. */
const PAGE = 10;

/** null: the key moves nothing. `rtl`: columns run from right to left. */
export function moved({ row, column }: Cell, { key, ctrlKey = false }: Key, { rows, columns }: Size, rtl: boolean): Cell | null {
  const next = ((): Cell | null => {
    switch (ctrlKey ? `Ctrl+${key}` : key) {
      case 'ArrowDown':
        return { row: row + 1, column };
      case 'ArrowUp':
        return { row: row - 1, column };
      case 'ArrowLeft':
        return { row, column: column + (rtl ? 1 : -1) };
      case 'ArrowRight':
        return { row, column: column + (rtl ? -1 : 1) };
      case 'PageDown':
        return { row: row + PAGE, column };
      case 'PageUp':
        return { row: row - PAGE, column };
      case 'Home':
        return { row, column: -1 };
      case 'End':
        return { row, column: columns - 1 };
      case 'Ctrl+Home':
        return { row: 0, column: -1 };
      case 'Ctrl+End':
        return { row: rows - 1, column: columns - 1 };
      default:
        return null;
    }
  })();
  return next && { row: Math.max(0, Math.min(rows - 1, next.row)), column: Math.max(-1, Math.min(columns - 1, next.column)) };
}

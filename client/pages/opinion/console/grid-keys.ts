/** Where a key leads in a grid whose first column, of headers, is -1. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** null: the key moves nothing. `rtl`: columns run from right to left. */
export function moved({ row, column }: Cell, key: string, { rows, columns }: Size, rtl: boolean): Cell | null {
  const next = ((): Cell | null => {
    switch (key) {
      case 'ArrowDown':
        return { row: row + 1, column };
      case 'ArrowUp':
        return { row: row - 1, column };
      case 'ArrowLeft':
        return { row, column: column + (rtl ? 1 : -1) };
      case 'ArrowRight':
        return { row, column: column + (rtl ? -1 : 1) };
      case 'Home':
        return { row, column: -1 };
      case 'End':
        return { row, column: columns - 1 };
      default:
        return null;
    }
  })();
  return next && { row: Math.max(0, Math.min(rows - 1, next.row)), column: Math.max(-1, Math.min(columns - 1, next.column)) };
}

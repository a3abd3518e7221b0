/** A measure between 0 and 1 as it stands in a column: always two decimals. */
export function measureText(value: number): string {
  return value.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
